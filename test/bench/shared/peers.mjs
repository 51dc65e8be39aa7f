/**
 * One client of each package, and the read of one object by it, as its README shows it. All of them use the global
 * `fetch`. Each `get(baseUrl)` answers a function that calls once; the package is imported when it is asked for.
 */
export const peers = {
  cordboard: async (baseUrl) => {
    const { Cordboard } = await import('cordboard');
    const client = new Cordboard({ apiKey: 'sk_test', baseUrl });
    return () => client.agents.retrieve('ag_1');
  },
  'retell-sdk': async (baseURL) => {
    const { default: Retell } = await import('retell-sdk');
    const client = new Retell({ apiKey: 'key', baseURL });
    return () => client.agent.retrieve('ag_1');
  },
  '@vapi-ai/server-sdk': async (baseUrl) => {
    const { VapiClient } = await import('@vapi-ai/server-sdk');
    const client = new VapiClient({ token: 'key', baseUrl });
    return () => client.assistants.get({ id: 'ag_1' });
  },
  telnyx: async (baseURL) => {
    const { default: Telnyx } = await import('telnyx');
    const client = new Telnyx({ apiKey: 'key', baseURL });
    return () => client.phoneNumbers.retrieve('ag_1');
  },
  openai: async (baseURL) => {
    const { default: OpenAI } = await import('openai');
    const client = new OpenAI({ apiKey: 'key', baseURL });
    return () => client.models.retrieve('ag_1');
  },
  stripe: async (baseUrl) => {
    const { default: Stripe } = await import('stripe');
    const { protocol, hostname, port } = new URL(baseUrl);
    const client = new Stripe('sk_test', {
      httpClient: Stripe.createFetchHttpClient((url, init) => globalThis.fetch(url, init)),
      host: hostname,
      protocol: protocol.slice(0, -1),
      port: port || 80,
    });
    return () => client.customers.retrieve('ag_1');
  },
  '@polar-sh/sdk': async (baseUrl) => {
    const { createPolar } = await import('@polar-sh/sdk/2026-10');
    const client = createPolar({ accessToken: 'key', baseUrl });
    return () => client.customers.get('ag_1');
  },
  'livekit-server-sdk': async (baseUrl) => {
    const { RoomServiceClient } = await import('livekit-server-sdk');
    const client = new RoomServiceClient(baseUrl, 'key', 'secret-of-32-characters-at-least');
    return () => client.listRooms();
  },
};

/** What a program writes to have the client: for cold imports and bundles. */
export const imports = {
  cordboard: `import { Cordboard as Client } from 'cordboard'`,
  'retell-sdk': `import Client from 'retell-sdk'`,
  '@vapi-ai/server-sdk': `import { VapiClient as Client } from '@vapi-ai/server-sdk'`,
  telnyx: `import Client from 'telnyx'`,
  openai: `import Client from 'openai'`,
  stripe: `import Client from 'stripe'`,
  '@polar-sh/sdk': `import { createPolar as Client } from '@polar-sh/sdk/2026-10'`,
  'livekit-server-sdk': `import { RoomServiceClient as Client } from 'livekit-server-sdk'`,
  twilio: `import Client from 'twilio'`,
};
