import { types } from 'node:util';
import {
  type Account,
  type APIPromise,
  Cordboard,
  isAPIError,
  isConflictError,
  isNotFoundError,
  type Middleware,
  NotFoundError,
} from 'cordboard';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { account, agent } from '../support/models.js';
import { failure } from '../support/promise.js';
import { errorBody } from '../support/server.js';
import { recording, settings } from './support/recording.js';

type Asked = APIPromise<Account>;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('an answer', () => {
  test('comes with its response and request id when asked', async () => {
    const { fetch } = recording();
    const { data, response, requestId } = await new Cordboard({ ...settings, fetch }).account
      .retrieve()
      .withResponse();
    expect(data).toEqual(account);
    expect(response.status).toBe(200);
    expect(requestId).toBe('req_7');
  });

  test("in another library's class of Response is taken as it is, and nothing is sent twice", async () => {
    const own = vi.spyOn(globalThis, 'fetch');
    const { ok, status, headers } = new Response(null);
    const foreign = { ok, status, headers, text: async () => JSON.stringify(agent) } as Response;
    const { requests, fetch } = recording(() => foreign);
    const client = new Cordboard({ ...settings, fetch });
    const answer = await client.agents.update('ag_1', { name: 'Reception' }).withResponse();
    expect(answer).toMatchObject({ data: agent, response: foreign });
    expect(requests).toHaveLength(1);
    expect(own).not.toHaveBeenCalled();
  });

  test('that comes after a server has put its own class in the place of Response is not asked for twice', async () => {
    const own = vi.spyOn(globalThis, 'fetch');
    const answer = Response.json(agent);
    const { requests, fetch } = recording(() => answer.clone());
    const client = new Cordboard({ ...settings, fetch });
    await client.agents.retrieve('ag_1');
    vi.stubGlobal('Response', class extends Response {});
    expect(await client.agents.update('ag_1', { name: 'Reception' })).toEqual(agent);
    expect(requests).toHaveLength(2);
    expect(own).not.toHaveBeenCalled();
  });

  test('that a middleware forgot to return is missed by name', async () => {
    const { fetch } = recording();
    const forgetful: unknown = async (request: Request, next: (r: Request) => Promise<Response>) => {
      await next(request);
    };
    const client = new Cordboard({
      ...settings,
      fetch,
      middleware: [forgetful as Middleware],
      maxRetries: 0,
    });
    const error = await failure(client.agents.update('ag_1', { name: 'Reception' }));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown' });
    expect(error.message).toMatch(/middleware returned no Response/);
  });

  test('of 204 is undefined', async () => {
    const { fetch } = recording(() => new Response(null, { status: 204 }));
    expect(await new Cordboard({ ...settings, fetch }).dispatchRules.delete('dr_1')).toBeUndefined();
  });

  test('that failed, asked for with its response alone, rejects once and is no unhandled rejection', async () => {
    const { fetch } = recording(() => Response.json(errorBody('not_found'), { status: 404 }));
    const error = await failure(new Cordboard({ ...settings, fetch }).account.retrieve().withResponse());
    expect(error).toBeInstanceOf(NotFoundError);
  });

  test('is a real promise, which a test runner may look into; what follows from it is a plain one', async () => {
    const { fetch } = recording();
    const asked = new Cordboard({ ...settings, fetch }).account.retrieve();
    expect(types.isPromise(asked)).toBe(true);
    for (const next of [asked.then(), asked.catch(() => {}), asked.finally(() => {})]) {
      expect(Object.getPrototypeOf(next)).toBe(Promise.prototype);
    }
    expect(await asked.finally(() => {})).toEqual(account);
  });

  test.each([
    ['nobody waits for is an unhandled rejection, once', () => {}, 1],
    ['nobody waits for with its response is one, once', (asked: Asked) => void asked.withResponse(), 1],
    ['is handled is none', (asked: Asked) => void asked.catch(() => {}), 0],
    ['is handled with its response is none', (asked: Asked) => void failure(asked.withResponse()), 0],
  ])('that failed and %s', async (_, wait, times) => {
    const { fetch } = recording(() => Response.json(errorBody('not_found'), { status: 404 }));
    const own = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const asked = new Cordboard({ ...settings, fetch }).account.retrieve();
    wait(asked);
    // A later request is over after this one.
    await failure(new Cordboard({ ...settings, fetch }).account.retrieve());
    await new Promise(setImmediate);
    process.removeAllListeners('unhandledRejection');
    for (const listener of own) process.on('unhandledRejection', listener);
    expect(unhandled).toHaveBeenCalledTimes(times);
  });

  test('guards know the errors of another copy of the package', async () => {
    const { fetch } = recording(() => Response.json(errorBody('not_found'), { status: 404 }));
    const error = await failure(new Cordboard({ ...settings, fetch }).account.retrieve());
    const foreign = Object.assign(
      Object.create({ [Symbol.for('cordboard.error')]: ['CordboardError', 'APIError', 'NotFoundError'] }),
      error,
    );
    for (const each of [error, foreign]) {
      expect(isNotFoundError(each) && isAPIError(each)).toBe(true);
      expect(isConflictError(each)).toBe(false);
    }
    expect([null, undefined, 'x', new Error('x')].some(isAPIError)).toBe(false);
  });

  test('guards and names know the errors of classes derived from ours', async () => {
    const { fetch } = recording(() => Response.json(errorBody('not_found'), { status: 404 }));
    const error = (await failure(new Cordboard({ ...settings, fetch }).account.retrieve())) as NotFoundError;
    const anonymous = (() => class extends NotFoundError {})();
    class Missing extends anonymous {}
    for (const type of [anonymous, Missing]) {
      const derived: Error = Object.create(type.prototype, Object.getOwnPropertyDescriptors(error));
      expect(isNotFoundError(derived) && isAPIError(derived)).toBe(true);
      expect(isConflictError(derived)).toBe(false);
      expect(derived.name).toBe('NotFoundError');
    }
    expect(NotFoundError.name).toBe('NotFoundError');
    expect(error.stack).toMatch(/^NotFoundError: 404 not_found/);
  });
});
