import { Cordboard, InvalidParamsError, isInvalidParamsError } from 'cordboard';
import { expect } from 'vitest';
import { failure } from '../../support/promise.js';

let requests = 0;

/** A client that nothing may be sent by. */
export const client = new Cordboard({
  apiKey: 'sk_secret',
  baseUrl: 'http://api.test',
  fetch: async () => {
    requests += 1;
    return Response.json({});
  },
});

/** Values that the types already refuse must be refused at run time too: callers in JavaScript have no types. */
export const wrong = <T>(value: unknown) => value as T;

/** What is wrong, a call that does it, and what is said of it. */
export type Refusal = [what: string, call: () => PromiseLike<unknown>, message: RegExp];

export async function expectRefused(call: () => PromiseLike<unknown>, message: RegExp): Promise<void> {
  requests = 0;
  const error = await failure(call());
  expect(error.message).toMatch(message);
  expect(error).toBeInstanceOf(InvalidParamsError);
  expect(isInvalidParamsError(error)).toBe(true);
  expect(requests).toBe(0);
}
