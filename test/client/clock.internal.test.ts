import { createRoutingBackend } from 'cordboard/testing';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.js';

test.each([
  ['the runtime', () => systemClock],
  ['a backend that ticks', () => createRoutingBackend().clock],
])('a wait by the clock of %s that is longer than timers keep to does not end at once', (_, clockOf) => {
  vi.useFakeTimers();
  try {
    const run = vi.fn();
    const clock = clockOf();
    const cancel = clock.after(30 * 86_400_000, run);
    clock.after(Number.POSITIVE_INFINITY, run);
    vi.advanceTimersByTime(86_400_000);
    expect(run).not.toHaveBeenCalled();
    cancel();
  } finally {
    vi.useRealTimers();
  }
});
