import { expect, test } from 'vitest';
import { late } from '../../src/late.js';

test('what is loaded late is loaded once, and after a download that failed once more', async () => {
  let loads = 0;
  const load = late(async () => {
    loads += 1;
    if (loads === 1) throw new Error('offline');
    return loads;
  });
  const [first, second] = await Promise.allSettled([load(), load()]);
  expect([first, second].map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(loads).toBe(1);
  expect([await load(), await load()]).toEqual([2, 2]);
});
