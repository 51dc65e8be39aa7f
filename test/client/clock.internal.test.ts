import { expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.js';

test('a wait that is longer than timers keep to does not end at once', () => {
  vi.useFakeTimers();
  try {
    const run = vi.fn();
    const cancel = systemClock.after(30 * 86_400_000, run);
    systemClock.after(Number.POSITIVE_INFINITY, run);
    vi.advanceTimersByTime(86_400_000);
    expect(run).not.toHaveBeenCalled();
    cancel();
  } finally {
    vi.useRealTimers();
  }
});
