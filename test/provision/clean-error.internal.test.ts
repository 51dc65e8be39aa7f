import { expect, test } from 'vitest';
import { cleanError } from '../../src/provision/apply/clean-error.js';

const SECRET = 'k7Q2x9ZtB4mN8vL1pR6s';

test('a secret is taken out of the message, the stack and every cause', () => {
  const innermost = new Error(`innermost ${SECRET}`);
  const cause = new Error(`cause ${SECRET}`, { cause: innermost });
  const outermost = new Error(`error ${SECRET}`, { cause });
  // Some runtimes write a stack when it is first read: here all are written, with the secret.
  for (const { stack } of [innermost, cause, outermost]) expect(stack).toContain(SECRET);
  const cleaned = cleanError(outermost, [SECRET]);
  for (const [error, begins] of [
    [cleaned, 'error'],
    [cleaned.cause, 'cause'],
    [innermost, 'innermost'],
  ] as const) {
    const { message, stack } = error as Error;
    expect(message).toMatch(new RegExp(`^${begins} `));
    expect(message + stack).not.toContain(SECRET);
    expect(stack).toContain('clean-error.internal.test');
  }
});

test('causes that lead round in a circle come to an end', () => {
  const error = new Error(SECRET);
  error.cause = new Error(SECRET, { cause: error });
  const cleaned = cleanError(error, [SECRET]);
  expect(cleaned.message).not.toContain(SECRET);
});

test('what is no error becomes one', () => {
  expect(cleanError(`rejected with ${SECRET}`, [SECRET])).toEqual(new Error('rejected with [redacted]'));
});
