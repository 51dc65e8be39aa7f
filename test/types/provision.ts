/** What the types of provisioning promise. Nothing here runs: `npm run typecheck` is the test. */
import type { Cordboard } from 'cordboard';
import type { ApplyResult, RoutingConfig, RoutingPlan } from 'cordboard/provision';
import { apply, defineRouting, plan } from 'cordboard/provision';
import type { Infer } from '../../src/models/z.js';
import type { routingSchema } from '../../src/provision/config/schema.js';
import type { Equal } from './equal.js';
import { expectTrue } from './equal.js';

declare const client: Cordboard;
declare const maybe: string | undefined;

export function references(): void {
  const connections = { main: { type: 'twilio_managed', friendlyName: 'Main', acceptTerms: true } } as const;
  const agents = {
    reception: { type: 'inbound', name: 'Reception', persona: maybe },
    dialer: { type: 'outbound', name: 'Dialer' },
  } as const;
  const numbers = { desk: { buy: { countryCode: 'US' }, connection: 'main' } } as const;

  const routing = defineRouting({ connections, agents, numbers, routes: { desk: { agent: 'reception' } } });
  expectTrue<Equal<typeof routing, RoutingConfig>>();
  defineRouting({ connections, agents, numbers, routes: { desk: null } });
  defineRouting({});
  const webhooks = { main: { url: 'https://example.com', enabledEvents: ['call.completed'] } } as const;
  const schedule = { timezone: 'UTC', activeDays: ['mon'] } as const;
  const desk = { agent: 'reception', schedule } as const;
  defineRouting({ agents, connections, numbers, webhooks, routes: { desk } });

  // @ts-expect-error a route to an agent that is not defined
  defineRouting({ connections, agents, numbers, routes: { desk: { agent: 'recepton' } } });
  // @ts-expect-error a route of a number that is not defined
  defineRouting({ connections, agents, numbers, routes: { dsek: { agent: 'reception' } } });
  // @ts-expect-error a route where there are no agents at all
  defineRouting({ connections, numbers, routes: { desk: { agent: 'reception' } } });
  defineRouting({
    connections,
    // @ts-expect-error a connection that is not defined
    numbers: { desk: { buy: { countryCode: 'US' }, connection: 'mian' } },
  });
  defineRouting({
    connections,
    // @ts-expect-error a number that is not defined
    agents: { dialer: { type: 'outbound', name: 'Dialer', numbers: ['dsek'] } },
    numbers,
  });
  // @ts-expect-error a misspelt field
  defineRouting({ agents: { reception: { type: 'inbound', nmae: 'Reception' } } });
  // @ts-expect-error a secret that stands in the config
  defineRouting({ connections: { own: { type: 'twilio_byo', friendlyName: 'Own', authToken: 'secret' } } });
}

export async function calls(): Promise<void> {
  const planned = await plan(client, {}, { now: 0, signal: undefined, prune: undefined });
  expectTrue<Equal<typeof planned, RoutingPlan>>();
  const result = await apply(client, planned, { allowSpend: true, onProgress: ({ done }) => void done });
  expectTrue<Equal<typeof result, ApplyResult>>();
}

/** What the schema lets through is what the interface says. */
export function schema(read: Infer<ReturnType<typeof routingSchema>>): RoutingConfig {
  return read;
}
