/**
 * Webhooks, from the signature up: signed as the platform does, verified, forged, replayed late, and in the
 * scheme of another sender.
 *
 *     npx tsx examples/verify-webhooks.ts
 */
import {
  createWebhookVerifier,
  isWebhookVerificationError,
  signWebhook,
  timestamped,
} from 'cordboard/webhooks';

const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const previous = 'whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xkIG9sZC4=';
const verifier = createWebhookVerifier({ secrets: [secret, previous] });

async function show(title: string, check: () => Promise<string>): Promise<void> {
  try {
    console.log(`${title.padEnd(20)} ${await check()}`);
  } catch (error) {
    if (!isWebhookVerificationError(error)) throw error;
    console.log(`${title.padEnd(20)} ${error.status} ${error.code}`);
  }
}

const body = JSON.stringify({
  id: 'evt_1',
  type: 'number.released',
  createdAt: '2026-11-01T00:00:00Z',
  apiVersion: '2026-11-01',
  data: { number: { phoneNumber: '+14155550123' } },
});
const headers = await signWebhook({ secret, body });

await show('genuine', async () => {
  const event = await verifier.verify({ headers, body });
  return event.type === 'number.released' ? event.data.number.phoneNumber : event.type;
});
await show('forged', async () => (await verifier.verify({ headers, body: body.replace('123', '666') })).id);
await show('unsigned', async () => (await verifier.verify({ headers: {}, body })).id);
await show('an hour old', async () => {
  const timestamp = Math.floor(Date.now() / 1000) - 3_600;
  return (await verifier.verify({ headers: await signWebhook({ secret, body, timestamp }), body })).id;
});
await show('the previous secret', async () => {
  const old = await signWebhook({ secret: previous, body });
  return `secrets[${(await verifier.verifySignature({ headers: old, body })).secretIndex}]`;
});
await show('another sender', async () => {
  const scheme = timestamped({ header: 'CallingBox-Signature' });
  const theirs = createWebhookVerifier({ secrets: 'their secret', scheme });
  const signed = await signWebhook({ scheme, secret: 'their secret', body });
  return `secrets[${(await theirs.verifySignature({ headers: signed, body })).secretIndex}]`;
});
