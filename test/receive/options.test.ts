import {
  basicAuth,
  type CapabilityTokenOptions,
  capabilityToken,
  createInboundHandler,
  type InboundHandlerOptions,
  type RouteOptions,
  route,
} from 'cordboard/inbound';
import {
  createWebhookHandler,
  createWebhookVerifier,
  hexDigest,
  type SignWebhookOptions,
  signWebhook,
  timestamped,
  type WebhookHandlerOptions,
  type WebhookVerifierOptions,
} from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';

const JSON_ = { 'content-type': 'application/json' };
const TOKEN = 'token-of-today-0123456789';
const verifier = createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' });

/** Every option that there is: one that is added does not compile until it stands here. */
type All<T> = { [name in keyof Required<T>]: unknown };
const inbound: All<InboundHandlerOptions> = {
  auth: 'none-accept-anyone',
  onCall: () => route.keepBound(),
  budgetMs: 4_000,
  onLate: 'keep-bound',
  lastResort: route.hangUp(),
  store: undefined,
  sdkAppId: 1,
  calledNumbers: ['+14155550123'],
  callingCode: '1',
  maxBodyBytes: 1,
  maxSessions: 1,
  onUnknown: () => undefined,
  onOutcome: () => undefined,
  clock: undefined,
};
const webhooks: All<WebhookHandlerOptions> = {
  verifier,
  on: {},
  store: 'none',
  rememberMs: 1,
  leaseMs: 1,
  maxBodyBytes: 1,
  onError: () => undefined,
};
const verifying: All<WebhookVerifierOptions> = {
  secrets: TOKEN,
  scheme: timestamped({ header: 'x-signature', version: 'v1' }),
  toleranceSeconds: 'off',
  now: () => 0,
};
const signing: All<SignWebhookOptions> = {
  secret: TOKEN,
  body: '',
  scheme: verifying.scheme,
  id: 'x',
  timestamp: 1,
};
const token: All<CapabilityTokenOptions> = { in: 'path', parameter: 'token' };
const routing: All<RouteOptions> = { variables: { name: 'Ada' } };

const takers: [string, object, (options: never) => unknown][] = [
  ['createInboundHandler', inbound, createInboundHandler],
  ['createWebhookHandler', webhooks, createWebhookHandler],
  ['createWebhookVerifier', verifying, createWebhookVerifier],
  ['signWebhook', signing, signWebhook],
  ['timestamped', { header: 'x-a', version: 'v1' }, timestamped],
  ['hexDigest', { header: 'x-a', prefix: '' }, hexDigest],
  ['basicAuth', { username: 'a', password: 'b' }, basicAuth],
  ['capabilityToken', token, (options) => capabilityToken(TOKEN, options)],
  ['route.toAgent', routing, (options) => route.toAgent('ag_1', options)],
  ['route.toIvr', routing, (options) => route.toIvr(1, options)],
];

test.each(takers)('%s takes its options, and refuses a misspelt one by name', async (name, all, take) => {
  const given = (options: object) => (async () => take(options as never))();
  await expect(given(all)).resolves.toBeDefined();
  await expect(given({ ...all, tolerance: undefined })).resolves.toBeDefined();
  const known = Object.keys(all).join(', ');
  const refusal = new TypeError(`${name} takes ${known} (given toleranceSecond)`);
  await expect(given({ ...all, toleranceSecond: 30 })).rejects.toEqual(refusal);
});

describe('what plain JavaScript gives in place of what is meant', () => {
  test.each([['+14155550123'], [[undefined]], [{}], ['']])(
    'calledNumbers of %j are refused',
    (calledNumbers) => {
      const make = () => createInboundHandler({ ...inbound, calledNumbers } as never);
      expect(make).toThrow("calledNumbers must be a list of texts, such as ['+14155550123']");
    },
  );

  test.each(['none', 'none-accept-anyone ', true, {}, null])('auth of %j is refused', (auth) => {
    expect(() => createInboundHandler({ ...inbound, auth } as never)).toThrow(
      'auth must be capabilityToken([…])',
    );
  });

  test('variables where options belong are refused', () => {
    expect(() => route.toAgent('ag_1', { name: 'Ada' } as never)).toThrow(
      'route.toAgent takes variables (given name)',
    );
  });

  test.each<[string, unknown, RegExp]>([
    ['capabilityToken, not called', capabilityToken, /tokens must be a string/],
    ['basicAuth, not called', basicAuth, /basicAuth takes username, password/],
    ['a function that makes one', () => capabilityToken(TOKEN), /auth must answer true or false/],
  ])('an auth that is %s decides nothing, and is reported with the first request', async (_, auth, said) => {
    const errors: unknown[] = [];
    const handler = createInboundHandler({
      auth: auth as InboundHandlerOptions['auth'],
      onCall: () => route.toAgent('ag_1'),
      onOutcome: ({ error }) => void errors.push(error),
    });
    const body = JSON.stringify({
      Event: 'CallInBound',
      SessionId: 's',
      SdkAppId: 1,
      CallInBound: { AIAgentId: 7, IvrId: 0, Caller: '+14155550100', Callee: '+14155550123' },
    });
    const answer = await handler(new Request('https://me.test/', { method: 'POST', body, headers: JSON_ }));
    expect(errors).toMatchObject([{ name: 'TypeError', message: expect.stringMatching(said) }]);
    expect(await answer.text()).not.toContain('ag_1');
  });
});
