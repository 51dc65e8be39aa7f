import { expect, test } from 'vitest';
import { call } from '../support/models.js';
import { completed, feed, head } from './support/turns.js';

test('a reader who does not read makes the server wait, and holds no heap of events', async () => {
  const padding = 'x'.repeat(10_000);
  const big = completed('evt_1', { call: { ...call, variables: { padding } } });
  let written = 0;
  let waiting = false;
  const { events } = await feed([
    async (res) => {
      head(res);
      for (;;) {
        written += big.length;
        if (res.write(big)) continue;
        waiting = true;
        await new Promise((resolve) => res.once('drain', resolve));
        waiting = false;
      }
    },
  ]);
  for (let i = 0; i < 100; i += 1) await events.next();
  // It has stopped once it waits and nothing has been written between two looks.
  let before = -1;
  await expect
    .poll(
      () => {
        const still = waiting && written === before;
        before = written;
        return still;
      },
      { interval: 200 },
    )
    .toBe(true);
  expect(written).toBeLessThan(20_000_000);
  await events.return?.();
});
