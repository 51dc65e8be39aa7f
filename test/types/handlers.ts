/** What the types of the handlers promise. Nothing here runs: `npm run typecheck` is the test. */
import type { Call, CallEvent, CordboardEvent, NumberEvent, PhoneNumber } from 'cordboard';
import { createInboundHandler, type InboundDecision, route, toNodeListener } from 'cordboard/inbound';
import { createWebhookHandler, type OtherEvent, type WebhookVerifier } from 'cordboard/webhooks';
import express from 'express';
import type { Equal } from './equal.js';
import { expectTrue } from './equal.js';

declare const verifier: WebhookVerifier;
declare const maybe: number | undefined;

export function decisions(): void {
  // @ts-expect-error one override, never both
  const both: InboundDecision = { kind: 'agent', id: 1, ivr: 2 };
  // @ts-expect-error keeping the bound one takes no id
  const kept: InboundDecision = { kind: 'keep_bound', id: 1 };
  // @ts-expect-error texts, numbers and booleans
  route.toAgent(1, { variables: { when: new Date() } });
  // @ts-expect-error nothing is no decision
  createInboundHandler({ auth: 'none-accept-anyone', onCall: () => undefined });
  // @ts-expect-error auth is mandatory
  createInboundHandler({ onCall: () => route.keepBound() });
  void [both, kept];
}

export async function events(request: Request): Promise<void> {
  expectTrue<Equal<Awaited<ReturnType<WebhookVerifier['verify']>>, CordboardEvent>>();
  // @ts-expect-error what is not awaited has no type
  verifier.verify(request).type;
  const event = await verifier.verify(request);
  if (event.type === 'call.completed') expectTrue<Equal<typeof event.data.call, Call>>();
  if (event.type === 'number.released') expectTrue<Equal<typeof event.data.number, PhoneNumber>>();
  switch (event.type) {
    case 'call.failed':
      return calls(event);
    case 'number.renewed':
      return numbers(event);
    default:
      // Also one of a type that is newer than these types.
      others(event);
  }
}

declare function calls(event: CallEvent): void;
declare function numbers(event: NumberEvent): void;
declare function others(event: OtherEvent): void;

export function everyEvent(): void {
  const failed: CallEvent[] = [];
  createWebhookHandler({
    verifier,
    on: {
      '*': (event) => {
        if (event.type === 'call.failed') failed.push(event);
        if (event.type === 'number.renewed') numbers(event);
        others(event);
      },
    },
  });
  createWebhookHandler({ verifier, on: { '*': (event: OtherEvent) => event.data['agent'] } });
  createWebhookHandler({ verifier, on: { '*': (event: CordboardEvent | OtherEvent) => event.type } });
}

export function handlers(): void {
  const handler = createWebhookHandler({
    verifier,
    rememberMs: maybe,
    store: undefined,
    on: {
      'call.completed': (event) => expectTrue<Equal<typeof event.data.call, Call>>(),
      'number.renewed': async (event) => event.data.number.id,
      'call.busy': undefined,
      '*': (event) => event.type.length,
      // @ts-expect-error there is no such event
      'call.complete': () => undefined,
    },
  });
  const inbound = createInboundHandler({ auth: async () => true, onCall: async () => route.hangUp() });
  express().post('/webhooks', toNodeListener(handler)).use(toNodeListener(inbound));
}
