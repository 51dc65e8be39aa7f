import { expect, test } from 'vitest';
import { Cordboard, isCordboardError } from '../../src/index.js';
import { isScheduleError } from '../../src/schedule/index.js';

/** Nothing is there, so that no walk goes on and no stream stays open. */
const nothing = async () =>
  Response.json({ error: { code: 'not_found', message: 'There is nothing.' } }, { status: 404 });

const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://api.test', fetch: nothing });

const owners: { [name: string]: object } = {
  client,
  ...client,
  connections: client.telephony.connections,
  walk: client.calls.iterCalls(),
};

type Method = (...args: unknown[]) => unknown;

const methods = Object.entries(owners).flatMap(([name, owner]) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(owner))
    .filter((method) => method !== 'constructor')
    .map((method) => [`${name}.${method}`, owner, method] as const),
);

/** What nobody's types allow, and what plain JavaScript passes nevertheless. */
const misuse = [
  [],
  [null],
  [42],
  ['x'],
  [{}],
  [[]],
  [Symbol('x')],
  [() => 1],
  [undefined, null],
  [undefined, 'x'],
  ['id', null],
  ['id', 42],
  ['id', 'x'],
  ['id', {}],
  ['id', undefined, null],
  ['id', {}, null],
  ['id', {}, 42],
  ['GET', '/v1/agents', null],
];

async function outcome(run: () => unknown): Promise<unknown> {
  try {
    const result = run();
    await result;
    const walk = (result as AsyncIterable<unknown> | undefined)?.[Symbol.asyncIterator]?.();
    await walk?.next();
    return 'passed';
  } catch (error) {
    return isCordboardError(error) || isScheduleError(error) ? 'explained' : error;
  }
}

test('there are methods to misuse', () => {
  expect(methods.length).toBeGreaterThan(60);
});

test.each(methods)(
  '%s explains what is wrong with its arguments, whatever they are',
  async (_, owner, name) => {
    const method = (owner as { [name: string]: Method })[name] as Method;
    for (const args of misuse) {
      expect(['passed', 'explained']).toContain(await outcome(() => method.apply(owner, args)));
    }
  },
);

test.each([null, 42, 'x', []])('a client made of %j says what is missing', (options) => {
  expect(() => new Cordboard(options as object)).toThrow(/^No apiKey: pass new Cordboard/);
});

test('a key of another type is refused by its name', async () => {
  const wrong = new Cordboard({ apiKey: 5 as unknown as string, baseUrl: 'http://api.test', fetch: nothing });
  await expect(wrong.account.retrieve()).rejects.toThrow(/^apiKey must be a non-empty string/);
});
