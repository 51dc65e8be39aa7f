import { createMemoryStore } from 'cordboard/store';
import {
  type ClaimStore,
  createWebhookHandler,
  createWebhookVerifier,
  timestamped,
  type WebhookHandlerOptions,
} from 'cordboard/webhooks';
import { describe, expect, test, vi } from 'vitest';
import { deferred } from '../support/promise.js';
import { event, NOW, now, SECONDS, SECRET, signedRequest } from './support/signed.js';

const verifier = createWebhookVerifier({ secrets: SECRET, now });
const make = (run: () => unknown, options: Partial<WebhookHandlerOptions> = {}) =>
  createWebhookHandler({ verifier, on: { 'call.completed': run }, ...options });

async function readResponse(): Promise<Response> {
  const response = new Response('x');
  await response.text();
  return response;
}

const dead: ClaimStore = {
  claim: () => Promise.reject(new Error('ECONNREFUSED')),
  complete: () => Promise.reject(new Error('ECONNREFUSED')),
  release: () => Promise.reject(new Error('ECONNREFUSED')),
};

test('an error of one’s own is not silent when nobody listens for it; what is refused is', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = new Error('my bug');
  const handler = make(() => {
    throw broken;
  });
  expect((await handler(await signedRequest())).status).toBe(500);
  expect((await handler(new Request('https://me.test/', { method: 'POST', body: '{}' }))).status).toBe(401);
  expect(said.mock.calls).toEqual([[expect.stringContaining('not handled'), broken]]);
  said.mockRestore();
});

describe('an event runs its listener once', () => {
  test('also when two deliveries come at once: the second is told to come later', async () => {
    let runs = 0;
    const begun = deferred();
    const work = deferred();
    const handler = make(() => {
      runs++;
      begun.resolve();
      return work.promise;
    });
    const first = handler(await signedRequest());
    await begun.promise;
    const answers = await Promise.all([1, 2, 3].map(async () => handler(await signedRequest())));
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    work.resolve();
    expect((await first).status).toBe(200);
    expect((await handler(await signedRequest())).status).toBe(200);
    expect(runs).toBe(1);
  });

  test('and a duplicate gets the same answer', async () => {
    let runs = 0;
    const handler = make(
      () => new Response(`run ${++runs}`, { status: 201, headers: { 'content-type': 'text/x' } }),
    );
    const first = await handler(await signedRequest());
    const second = await handler(await signedRequest({ timestamp: SECONDS + 60 }));
    expect([second.status, await second.text()]).toEqual([first.status, await first.text()]);
    expect(second.headers.get('content-type')).toBe('text/x');
    expect([first, second].map((a) => a.headers.get('cordboard-duplicate'))).toEqual([null, 'true']);
  });

  test('by the id of the event itself, where the scheme has no header for one', async () => {
    const scheme = timestamped({ header: 'x-signature' });
    const seen: string[] = [];
    const handler = createWebhookHandler({
      verifier: createWebhookVerifier({ secrets: SECRET, scheme, now }),
      on: { 'call.completed': ({ id }) => void seen.push(id) },
    });
    for (const id of ['evt_a', 'evt_b', 'evt_a']) {
      const body = JSON.stringify({ ...event, id });
      expect((await handler(await signedRequest({ scheme, body }))).status).toBe(200);
    }
    expect(seen).toEqual(['evt_a', 'evt_b']);
  });

  test('and an answer without a body is repeated without one', async () => {
    const handler = make(() => new Response(null, { status: 204 }));
    for (const _ of [1, 2]) expect((await handler(await signedRequest())).status).toBe(204);
  });
});

test('a listener may answer the same Response for each event', async () => {
  const thanks = new Response('thanks');
  for (const store of [undefined, 'none'] as const) {
    const handler = make(() => thanks, { store });
    for (const id of ['evt_a', 'evt_b', 'evt_b']) {
      const answer = await handler(await signedRequest({ id }));
      expect([answer.status, await answer.text()]).toEqual([200, 'thanks']);
    }
  }
});

test('a listener whose answer breaks off has run all the same, and it is told', async () => {
  let runs = 0;
  const errors: unknown[] = [];
  const reset = new Error('reset');
  const run = () => {
    runs++;
    return new Response(new ReadableStream({ pull: (to) => to.error(reset) }), { status: 202 });
  };
  const handler = make(run, { onError: (error) => errors.push(error) });
  for (const _ of [1, 2]) {
    const answer = await handler(await signedRequest());
    expect([answer.status, await answer.text()]).toEqual([202, '']);
  }
  expect([runs, errors]).toEqual([1, [reset]]);
});

describe('it runs again', () => {
  test.each([
    ['answered with a body that was read', readResponse],
    ['threw', () => Promise.reject(new Error('database down'))],
    ['answered 500', async () => new Response('later', { status: 500 })],
  ])('when the listener %s', async (_, fail) => {
    const results = [fail, async () => undefined, fail];
    const handler = make(() => results.shift()?.());
    expect((await handler(await signedRequest())).status).toBe(500);
    expect((await handler(await signedRequest())).status).toBe(200);
    expect((await handler(await signedRequest())).status).toBe(200);
    expect(results).toHaveLength(1);
  });

  test('when it is redelivered by hand, once for each number', async () => {
    let runs = 0;
    const handler = make(() => void runs++);
    const deliver = async (n?: string) =>
      handler(await signedRequest({}, n === undefined ? {} : { 'cordboard-redelivery': n }));
    for (const n of [undefined, '1', '1', '2', undefined, '2', '0', '-1', 'x', '1e3']) await deliver(n);
    expect(runs).toBe(3);
  });

  test('when the instance that had it died, after the lease', async () => {
    let time = NOW;
    const store = createMemoryStore({ now: () => time });
    const stuck = make(() => new Promise(() => undefined), { store, leaseMs: 60_000 });
    const healthy = make(() => undefined, { store, leaseMs: 60_000 });
    void stuck(await signedRequest());
    await expect.poll(async () => (await healthy(await signedRequest())).status).toBe(503);
    time += 60_000;
    expect((await healthy(await signedRequest())).status).toBe(200);
  });

  test('when it has been forgotten', async () => {
    let time = NOW;
    let runs = 0;
    const store = createMemoryStore({ now: () => time });
    const handler = make(() => void runs++, { store, rememberMs: 1_000 });
    for (const step of [0, 999, 1]) {
      time += step;
      await handler(await signedRequest());
    }
    expect(runs).toBe(2);
  });
});

describe('a store that fails', () => {
  test('at the claim: the sender is told to come again, and the listener does not run', async () => {
    const told: unknown[] = [];
    let runs = 0;
    const onError = (_: unknown, about: Request) => told.push(about);
    const handler = make(() => void runs++, { store: dead, onError });
    const request = await signedRequest();
    expect((await handler(request)).status).toBe(503);
    expect([runs, told]).toEqual([0, [request]]);
  });

  test('after the work: the answer stands, and it is reported', async () => {
    const errors: unknown[] = [];
    const store = { ...dead, claim: async () => ({ claimed: 'token' }) };
    const options = { store, onError: (error: unknown) => errors.push(error) };
    expect((await make(() => undefined, options)(await signedRequest())).status).toBe(200);
    expect(errors).toHaveLength(1);
    expect((await make(() => Promise.reject(new Error()), options)(await signedRequest())).status).toBe(500);
    expect(errors).toHaveLength(3);
  });

  test.each(['before', 'after'])('once, %s it has kept the outcome, is asked again', async (when) => {
    let time = NOW;
    const memory = createMemoryStore({ now: () => time });
    const failing = new Set(['complete', 'release']);
    const breakOnce = async (name: string, step: () => Promise<void>) => {
      const fails = failing.delete(name);
      if (!fails || when === 'after') await step();
      if (fails) throw new Error('ECONNRESET');
    };
    const store: ClaimStore = {
      claim: memory.claim,
      complete: (...args) => breakOnce('complete', () => memory.complete(...args)),
      release: (...args) => breakOnce('release', () => memory.release(...args)),
    };
    let runs = 0;
    const errors: unknown[] = [];
    const down = new Error('database down');
    const handler = make(() => (++runs === 1 ? Promise.reject(down) : undefined), {
      store,
      leaseMs: 1_000,
      onError: (error) => errors.push(error),
    });
    const statuses: number[] = [];
    // The last one comes when what was still claimed would be run again.
    for (const passes of [0, 0, 1_000]) {
      time += passes;
      statuses.push((await handler(await signedRequest())).status);
    }
    expect([statuses, runs, errors]).toEqual([[500, 200, 200], 2, [down]]);
  });

  test('by throwing at once does not undo what the listener has done', async () => {
    const broken = () => {
      throw new Error('SQLITE_BUSY');
    };
    const store: ClaimStore = { ...createMemoryStore(), complete: broken, release: broken };
    const errors: string[] = [];
    const onError = (error: unknown) => errors.push((error as Error).message);
    const works = make(() => undefined, { store, onError });
    expect((await works(await signedRequest())).status).toBe(200);
    const fails = make(() => Promise.reject(new Error('listener')), { store, onError });
    expect((await fails(await signedRequest({ id: 'msg_2' }))).status).toBe(500);
    expect(errors).toEqual(['SQLITE_BUSY', 'SQLITE_BUSY', 'listener']);
  });

  test('is not asked before the signature is verified', async () => {
    const asked: string[] = [];
    const store: ClaimStore = {
      ...dead,
      claim: async (key) => {
        asked.push(key);
        return { pending: true };
      },
    };
    const handler = make(() => undefined, { store });
    await handler(await signedRequest({ secret: `whsec_${btoa('someone else')}` }));
    expect(asked).toEqual([]);
    await handler(await signedRequest());
    expect(asked).toEqual(['webhook:evt_1']);
  });
});
