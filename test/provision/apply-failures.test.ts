import type { ApplyProgress } from 'cordboard/provision';
import { apply, isApplyError } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { discard, ENV, openAccount } from './support/account.js';
import { before } from './support/scenario.js';

const leave = { env: ENV, allowSpend: true, allowDestroy: true, onSecret: discard };

describe('a failure in the middle', () => {
  test('says what is done, what failed, what was not begun, and that running it again is safe', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    account.backend.faults.add({ route: 'telephony.importNumber', status: 502 });
    const statuses: string[] = [];
    const onProgress = ({ status }: ApplyProgress) => void statuses.push(status);
    const error = await failure(apply(account.client, planned, { ...leave, onProgress, concurrency: 1 }));
    if (!isApplyError(error)) throw error;
    expect(statuses).toEqual([...error.done.map(({ status }) => status), 'failed']);
    expect(error.done.map(({ change }) => change.kind)).not.toContain('route');
    expect(error.failed.map(({ change }) => change.id)).toEqual(['number.spare.import']);
    expect(error.done.length + error.failed.length + error.remaining.length).toBe(planned.changes.length);
    expect(error.message).toMatch(
      /^8 of 17 changes are done, then number\.spare\.import \(\+442079460001\) failed: 502/,
    );
    expect(error.message).toContain('8 were not begun. Running it again is safe');
    const again = await apply(account.client, planned, leave);
    expect(again).toMatchObject({ done: 9, already: 8 });
    expect(again.changes.map(({ change }) => change)).toEqual(planned.changes);
  });

  test('of a write to what was seen is not tried again by itself', async () => {
    const account = openAccount();
    await account.apply(before);
    const day = { type: 'inbound', name: 'Day shift' } as const;
    const planned = await account.plan({ agents: { day } });
    account.backend.faults.add({ route: 'agents.update', status: 500 });
    const sent = account.requests.length;
    expect(isApplyError(await failure(apply(account.client, planned, leave)))).toBe(true);
    const writes = account.requests.slice(sent).filter((request) => !request.startsWith('GET '));
    expect(writes).toHaveLength(1);
  });

  test('an abort begins nothing new and waits for what is under way', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    const controller = new AbortController();
    const onProgress = ({ done }: ApplyProgress) =>
      void (done === 5 && controller.abort(new Error('Enough')));
    const error = await failure(
      apply(account.client, planned, { ...leave, onProgress, signal: controller.signal, concurrency: 1 }),
    );
    if (!isApplyError(error)) throw error;
    expect([error.done.length, error.failed.length, error.remaining.length]).toEqual([5, 0, 12]);
    expect(error.message).toContain('then it was aborted');
    expect(error.cause).toMatchObject({ message: 'Enough' });
  });

  test('an abort that came before it sends nothing', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    const sent = account.requests.length;
    const signal = AbortSignal.abort(new Error('Enough'));
    expect((await failure(apply(account.client, planned, { ...leave, signal }))).name).toBe('AbortError');
    expect(account.requests).toHaveLength(sent);
  });

  test('a listener that throws stops nothing', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    const onProgress = () => {
      throw new Error('listener');
    };
    const result = await apply(account.client, planned, { ...leave, onProgress });
    expect(result.done).toBe(planned.changes.length);
  });

  test('a vault that rejects with no Error is told of like any other', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    const onSecret = () => Promise.reject('the vault says no');
    const error = await failure(apply(account.client, planned, { ...leave, onSecret }));
    expect(isApplyError(error) && error.failed.map(({ error: why }) => why.message)).toEqual([
      'the vault says no',
    ]);
  });

  const round = new Error('the vault says no');
  round.cause = round;
  test.each([
    ['a DOMException', new DOMException('the vault says no', 'TimeoutError')],
    ['a frozen error', Object.freeze(new Error('the vault says no'))],
    [
      'an error caused by a DOMException',
      new Error('the vault says no', { cause: new DOMException('late') }),
    ],
    ['an error that is its own cause', round],
  ])('a vault that rejects with %s is told of with all that was done', async (_, reason) => {
    const account = openAccount();
    const planned = await account.plan(before);
    const onSecret = () => Promise.reject(reason);
    const error = await failure(apply(account.client, planned, { ...leave, onSecret }));
    if (!isApplyError(error)) throw error;
    expect(error.failed.map(({ error: why }) => why.message)).toEqual(['the vault says no']);
    expect(error.failed[0]?.error.name).toBe(reason.name);
    expect(error.done.length).toBeGreaterThan(0);
  });
});
