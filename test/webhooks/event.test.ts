import { createWebhookVerifier } from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { event, now, SECRET, signed } from './support/signed.js';

const verifier = createWebhookVerifier({ secrets: SECRET, now });
const verify = async (body: unknown) =>
  verifier.verify(await signed({ body: typeof body === 'string' ? body : JSON.stringify(body) }));

describe('well signed, and no event', () => {
  test.each([
    ['not JSON', '{"id":'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', [event]],
    ['a text', '"evt_1"'],
    ['without an id', { ...event, id: undefined }],
    ['with a number for a type', { ...event, type: 1 }],
    ['without data', { ...event, data: undefined }],
    ['a call event without its call', { ...event, data: {} }],
    ['a call event whose call is text', { ...event, data: { call: 'call_1' } }],
    ['a number event with a call', { ...event, type: 'number.released' }],
  ])('%s', async (_, body) => {
    expect(await failure(verify(body))).toMatchObject({ code: 'not_an_event', status: 400 });
  });

  test.each([
    ...[
      'queued',
      'ringing',
      'answered',
      'completed',
      'no_answer',
      'busy',
      'failed',
      'canceled',
      'rejected',
    ].map((what) => [`call.${what}`, 'call']),
    ...['renewal_due', 'renewed', 'released'].map((what) => [`number.${what}`, 'number']),
  ])('%s without its %s', async (type, held) => {
    const error = await failure(verify({ ...event, type, data: { other: {} } }));
    expect(error).toMatchObject({
      code: 'not_an_event',
      message: expect.stringContaining(`data.${held} must`),
    });
    expect(await verify({ ...event, type, data: { [String(held)]: {} } })).toMatchObject({ type });
  });

  test('is told only to those who can sign', async () => {
    const { headers } = await signed({ body: 'null' });
    expect(await failure(verifier.verify({ headers, body: 'nil!' }))).toMatchObject({
      code: 'no_matching_signature',
    });
  });
});

describe('an event', () => {
  test('comes as it was sent, unknown fields too, and its type narrows its data', async () => {
    const sent = { ...event, extra: { deep: true } };
    const received = await verify(sent);
    expect(received).toEqual(sent);
    switch (received.type) {
      case 'call.completed':
        expect(received.data.call.result).toEqual({ callerName: 'Ada', urgent: true });
        break;
      case 'number.released':
        throw new Error(received.data.number.phoneNumber);
      default:
        throw new Error(received.type);
    }
  });

  test('of a type to come is passed on', async () => {
    const sent = { ...event, type: 'call.transferred', data: { from: 'ag_1', to: 'ag_2' } };
    expect(await verify(sent)).toEqual(sent);
  });

  test('with the names of Object.prototype in it harms nothing', async () => {
    const body = `{"__proto__":{"polluted":1},${JSON.stringify(event).slice(1)}`;
    await verify(body);
    expect({}).not.toHaveProperty('polluted');
  });
});
