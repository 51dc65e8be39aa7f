import { LONGEST_MS } from '../clock.js';
import { toMs } from './times.js';

/**
 * The backend's time.
 *
 * @example
 * ```ts
 * backend.clock.set('2026-11-07T23:00:00-05:00'); // Saturday night in New York
 * const call = await backend.simulateCall({ from: '+14155550100', to: number.phoneNumber });
 * console.log(call.startedAt?.slice(0, 16)); // 2026-11-08T04:00
 * ```
 */
export interface BackendClock {
  /**
   * Now, in epoch ms.
   *
   * @example
   * ```ts
   * backend.clock.set('2026-12-24T18:00:00+01:00');
   * console.log(new Date(backend.clock.now()).toISOString().slice(0, 16)); // 2026-12-24T17:00
   * ```
   */
  now(): number;
  /**
   * Moves to an instant: a `Date`, epoch ms, or ISO 8601 with an offset.
   *
   * @throws `TypeError` for what is no instant, a string without an offset included; `RangeError` for one that no
   * `Date` can hold.
   * @example
   * ```ts
   * backend.clock.set(number.renewsAt ?? 0);
   * console.log((await client.numbers.retrieve(number.id)).status); // renewal_due
   * ```
   */
  set(instant: Date | string | number): void;
  /**
   * Moves forward by this many ms; what falls due on the way happens at its own time.
   *
   * @throws `RangeError` below 0: to go back, use {@link set}; and past what a `Date` can hold.
   * @example
   * ```ts
   * const live = await backend.ring({ from: '+14155550100', to: number.phoneNumber });
   * backend.clock.advance(75_000);
   * console.log((await live.finish()).durationSeconds); // 75
   * ```
   */
  advance(ms: number): void;
  /**
   * Calls `run` once, when this many ms have passed on this clock; the function returned cancels it. It is what makes
   * this a `clock` for a client.
   *
   * @example
   * ```ts
   * const cancel = backend.clock.after(60_000, () => console.log('too late'));
   * backend.clock.after(5_000, () => console.log('5 s have passed')); // 5 s have passed
   * backend.clock.advance(5_000);
   * cancel();
   * ```
   */
  after(ms: number, run: () => void): () => void;
}

/** The clock as the backend's own parts see it. */
export interface InnerClock extends BackendClock {
  /** Where a move under way is going; now, when none is. */
  destination(): number;
  /** Told whenever the clock was moved by hand. */
  onMove(run: () => void): void;
  /** How far a ticking clock was moved from its source, in ms. */
  offset(): number;
  /** Back to where it began, or to a saved place. */
  reset(place?: { now: number; offset: number }): void;
}

interface Timer {
  due: number;
  run: () => void;
  real: ReturnType<typeof setTimeout> | undefined;
}

/** The ends of time, of a `Date`. */
const LAST = 8.64e15;

/** Stands still for an instant; ticks, for a function or when left out. */
export function createClock(start: Date | string | number | (() => number) | undefined): InnerClock {
  const source = typeof start === 'function' ? start : start === undefined ? () => Date.now() : undefined;
  const begin = typeof start === 'function' || start === undefined ? 0 : toMs(start);
  let moved = begin;
  let goal: number | undefined;
  const timers = new Set<Timer>();
  const movers: (() => void)[] = [];

  const now = () => (source ? source() + moved : moved);
  const place = (at: number) => {
    moved = source ? at - source() : at;
  };
  const drop = (timer: Timer) => {
    clearTimeout(timer.real);
    timers.delete(timer);
  };
  const fire = (timer: Timer) => {
    drop(timer);
    timer.run();
  };
  const earliest = () => {
    let first: Timer | undefined;
    for (const timer of timers) if (!first || timer.due < first.due) first = timer;
    return first;
  };
  const moveTo = (target: number) => {
    // Beyond it no answer could be written.
    if (!(Math.abs(target) <= LAST))
      throw new RangeError(`Not an instant that a Date can hold: ${target} ms.`);
    goal = target;
    try {
      for (let next = earliest(); next && next.due <= target; next = earliest()) {
        if (next.due > now()) place(next.due);
        fire(next);
      }
    } finally {
      goal = undefined;
      place(target);
    }
    for (const run of movers) run();
  };

  return {
    now,
    set: (instant) => moveTo(toMs(instant)),
    advance(ms) {
      if (!(ms >= 0))
        throw new RangeError(`clock.advance takes ms from 0 up, not ${ms}. Use clock.set to go back.`);
      moveTo(now() + ms);
    },
    after(ms, run) {
      const timer: Timer = { due: now() + ms, run, real: undefined };
      timers.add(timer);
      if (source) {
        timer.real = setTimeout(() => fire(timer), Math.min(ms, LONGEST_MS));
        // A heartbeat to come must not keep a test process alive. Browsers answer a number here.
        if (typeof timer.real === 'object') timer.real.unref();
      }
      return () => drop(timer);
    },
    destination: () => goal ?? now(),
    onMove: (run) => void movers.push(run),
    offset: () => (source ? moved : 0),
    reset(saved) {
      moved = saved ? (source ? saved.offset : saved.now) : begin;
    },
  };
}
