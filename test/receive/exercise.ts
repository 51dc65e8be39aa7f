import { capabilityToken, createInboundHandler, type InboundOutcome, route } from 'cordboard/inbound';
import { createWebhookHandler, createWebhookVerifier, signWebhook } from 'cordboard/webhooks';
import { expect } from 'vitest';
import { ringing } from '../inbound/support/ring.js';
import { BODY, SECRET, STRANGER } from '../webhooks/support/signed.js';

const TOKEN = 'a-token-of-enough-length';

/** Two handlers as a user would make them, and what reached them. */
export function handlers() {
  const events: string[] = [];
  const outcomes: InboundOutcome[] = [];
  return {
    events,
    outcomes,
    ringing: createInboundHandler({
      auth: capabilityToken([TOKEN]),
      onCall: (call) => route.toAgent('ag_1', { variables: { caller: call.caller } }),
      onOutcome: (outcome) => void outcomes.push(outcome),
    }),
    webhooks: createWebhookHandler({
      verifier: createWebhookVerifier({ secrets: SECRET }),
      on: { 'call.completed': (event) => void events.push(event.id) },
      maxBodyBytes: 100_000,
    }),
  };
}

export async function post(url: string, body: string | Uint8Array, headers: { [name: string]: string } = {}) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  const answer = await fetch(url, { ...init, body: body as string });
  const json = (await answer.json()) as { error?: { code: string; message: string }; CallInBound?: unknown };
  return { status: answer.status, code: json.error?.code, message: json.error?.message, json };
}

/** Sends a webhook that is signed now, or by someone else. */
export async function send(base: string, secret = SECRET, body: string | Uint8Array = BODY) {
  return post(`${base}/webhooks`, body, await signWebhook({ secret, body, id: 'evt_1' }));
}

export const ring = (base: string, token = TOKEN) =>
  post(`${base}/ringing?token=${token}`, JSON.stringify(ringing()));

/** What must be true of both handlers behind any server. */
export async function exercise(base: string, { events }: ReturnType<typeof handlers>): Promise<void> {
  expect(await send(base, STRANGER)).toMatchObject({ status: 401, code: 'no_matching_signature' });
  expect(await ring(base, 'wrong')).toMatchObject({ status: 401, code: 'authentication_failed' });
  expect(events).toEqual([]);

  expect(await send(base)).toMatchObject({ status: 200 });
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(BODY)]);
  expect(await send(base, SECRET, marked)).toMatchObject({ status: 200 });
  expect(events).toEqual(['evt_1']);

  const Variables = [{ Key: 'caller', Value: '+8613066668888' }];
  const decision = { CallInBound: { OverrideAIAgentId: 'ag_1', Variables } };
  expect(await ring(base)).toMatchObject({ status: 200, json: decision });

  expect(await send(base, SECRET, 'x'.repeat(100_001))).toMatchObject({ status: 413 });
  expect((await send(base)).status).toBe(200);
}
