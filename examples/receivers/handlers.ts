/** The two handlers that every server of these examples mounts. Yours would ask a database. */
import { capabilityToken, createInboundHandler, route } from 'cordboard/inbound';
import { createWebhookHandler, createWebhookVerifier } from 'cordboard/webhooks';

export interface Secrets {
  /** In the callback URL of the number: `https://…/ringing?token=…`. */
  token: string;
  /** Of the webhook endpoint: `whsec_…`. */
  signingSecret: string;
}

/** In your program these come from its environment. */
export const DEMO: Secrets = {
  token: 'a-long-random-text-for-the-url',
  signingSecret: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
};

const regulars = new Map([['+14155550100', 'Ada Lovelace']]);

export function createHandlers({ token, signingSecret }: Secrets) {
  return {
    ringing: createInboundHandler({
      auth: capabilityToken([token]),
      onCall(call) {
        const name = regulars.get(call.caller);
        return name ? route.toAgent('ag_sales', { variables: { name } }) : route.keepBound();
      },
    }),
    webhooks: createWebhookHandler({
      verifier: createWebhookVerifier({ secrets: signingSecret }),
      on: {
        'call.completed': (event) => Response.json({ thanks: `for call ${event.data.call.id}` }),
      },
    }),
  };
}
