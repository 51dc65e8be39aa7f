import type { Cordboard } from 'cordboard';
import { InvalidParamsError } from 'cordboard';
import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { office } from './support/office.js';

const move = { numberId: 'pn_1', toAgentId: 'ag_1' };

/** What plain JavaScript may pass. */
const loose = (client: Cordboard) =>
  client.numbers as unknown as { [method: string]: (...args: unknown[]) => Promise<unknown> };

test.each<[string, string, unknown[], RegExp]>([
  ['a misspelt option', 'swap', ['pn_1', { toAgentId: 'ag_1', dryrun: true }], /dryrun must be left out/],
  [
    'a misspelt guard',
    'swap',
    ['pn_1', { toAgentId: 'ag_1', fromAgent: 'ag_2' }],
    /fromAgent must be left out/,
  ],
  [
    'a flag in words',
    'swap',
    ['pn_1', { toAgentId: 'ag_1', dryRun: 'false' }],
    /dryRun must be true or false/,
  ],
  ['nowhere to go', 'swap', ['pn_1', {}], /numbers\.swap: toAgentId must be an id \(given nothing\)/],
  ['nothing at all', 'swap', ['pn_1'], /params must be an object \(given nothing\)/],
  ['an exchange with more', 'exchange', ['pn_1', 'pn_2', { dryrun: true }], /dryrun must be left out/],
  ['no list', 'swapAll', [], /swaps must be a list/],
  ['an item that is none', 'swapAll', [[move, null]], /\[1\] must be an object \(given null\)/],
  ['an item without a number', 'swapAll', [[{ toAgentId: 'ag_1' }]], /\[0\]\.numberId must be an id/],
  ['an item of another kind', 'swapAll', [[{ ...move, from: 'ag_2' }]], /\[0\]\.from must be left out/],
  ['a number twice', 'swapAll', [[move, move]], /\[1\]\.numberId must be a number that is not/],
  [
    'too many at once',
    'swapAll',
    [[move], { concurrency: 51 }],
    /concurrency must be an integer from 1 to 50/,
  ],
  ['no function', 'swapAll', [[move], { onProgress: 1 }], /onProgress must be a function/],
  [
    'an age that is none',
    'recoverSwaps',
    [{ olderThanMs: Number.NaN }],
    /olderThanMs must be .*\(given NaN\)/,
  ],
  ['an age below 0', 'recoverSwaps', [{ olderThanMs: -5 }], /olderThanMs must be a number of ms, 0 or more/],
  ['a misspelt age', 'recoverSwaps', [{ olderThan: 0 }], /olderThan must be left out/],
  ['one id for a list', 'recoverSwaps', [{ numberIds: 'pn_1' }], /numberIds must be a list of ids/],
])('%s is refused before anything is sent', async (_, method, args, message) => {
  const { client, wire } = (await office()).onWire();
  const error = await failure(loose(client)[method]?.(...args) ?? Promise.resolve());
  expect(error).toBeInstanceOf(InvalidParamsError);
  expect(error.message).toMatch(message);
  expect(wire.asked).toEqual([]);
});
