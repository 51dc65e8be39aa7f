import { accepts, compileSchedule, nextClosing, nextOpening, openIntervals } from 'cordboard/schedule';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { crowd, readings, ruleCase } from './support/arbitraries.js';
import { oracle } from './support/oracle.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const sample = ruleCase.chain(({ rule, near }) =>
  fc.record({
    rule: fc.constant(rule),
    readings,
    near: fc.constant(near),
    from: crowd(near - 3 * DAY),
    length: fc.integer({ min: 0, max: 9 * DAY }),
    times: fc.array(crowd(near), { minLength: 12, maxLength: 12 }),
  }),
);

/** Open stretches as plain numbers. */
function stretches(rule: Parameters<typeof openIntervals>[0], from: number, to: number, read = {}) {
  const intervals = openIntervals(rule, { from, to, ...read });
  return intervals.map((i) => [i.start?.toMillis() ?? NaN, i.end?.toMillis() ?? NaN] as [number, number]);
}

test('an instant is accepted exactly when it lies in an open interval', () => {
  const property = fc.property(sample, ({ rule, readings, from, length, times }) => {
    const to = from + length;
    const open = stretches(rule, from, to, readings);
    for (const at of times) {
      if (at < from || at >= to) continue;
      const inside = open.some(([start, end]) => at >= start && at < end);
      expect(inside).toBe(oracle(rule, at, readings).accepted);
    }
  });
  fc.assert(property, { numRuns: 1_500, seed: 41 });
}, 60_000);

test('intervals are maximal, sorted, disjoint and clipped', () => {
  const property = fc.property(sample, ({ rule, readings, from, length }) => {
    const to = from + length;
    let last = -Infinity;
    for (const [start, end] of stretches(rule, from, to, readings)) {
      expect(start).toBeGreaterThan(last);
      expect(end).toBeGreaterThan(start);
      expect(start === from || (start > from && !oracle(rule, start - 1, readings).accepted)).toBe(true);
      expect(end === to || (end < to && !oracle(rule, end, readings).accepted)).toBe(true);
      expect(oracle(rule, start, readings).accepted).toBe(true);
      expect(oracle(rule, end - 1, readings).accepted).toBe(true);
      last = end;
    }
  });
  fc.assert(property, { numRuns: 600, seed: 42 });
}, 60_000);

test('intervals, openings and closings are those that a walk minute by minute finds', () => {
  const property = fc.property(sample, ({ rule, readings, near }) => {
    // Offsets before 1973 are not whole minutes everywhere.
    if (near < Date.UTC(1973, 0)) return;
    const from = Math.floor(near / MINUTE) * MINUTE - 4 * DAY;
    const to = from + 12 * DAY;
    const compiled = compileSchedule(rule, readings);
    const changes: [at: number, opens: boolean][] = [];
    for (let at = from + MINUTE; at < to; at += MINUTE) {
      const open = compiled.accepts(at);
      if (open !== compiled.accepts(at - MINUTE)) changes.push([at, open]);
    }
    const edges = stretches(rule, from, to, readings).flat();
    expect(edges.filter((at) => at > from && at < to)).toEqual(changes.map(([at]) => at));
    for (const at of [from, near - DAY, near - 1, near, near + 7 * MINUTE, near + DAY]) {
      const opening = changes.find(([time, opens]) => opens && time > at)?.[0];
      const closing = changes.find(([time, opens]) => !opens && time > at)?.[0];
      if (opening) expect(compiled.nextOpening(at)?.toMillis()).toBe(opening);
      if (closing) expect(compiled.nextClosing(at)?.toMillis()).toBe(closing);
    }
  });
  fc.assert(property, { numRuns: 500, seed: 43 });
}, 60_000);

test('the parity of the next opening and the next closing tells whether it is open now', () => {
  const property = fc.property(sample, ({ rule, readings, times }) => {
    for (const at of times) {
      const opening = nextOpening(rule, at, readings)?.toMillis() ?? Infinity;
      const closing = nextClosing(rule, at, readings)?.toMillis() ?? Infinity;
      const open = accepts(rule, at, readings);
      expect(opening > at && closing > at).toBe(true);
      if (opening !== closing) expect(open).toBe(closing < opening);
      for (const [edge, state] of [
        [opening, true],
        [closing, false],
      ] as const) {
        if (edge === Infinity) continue;
        expect(oracle(rule, edge, readings).accepted).toBe(state);
        expect(oracle(rule, edge - 1, readings).accepted).toBe(!state);
      }
    }
  });
  fc.assert(property, { numRuns: 700, seed: 44 });
}, 60_000);

test('when no opening or closing is left, none is ever found', () => {
  const property = fc.property(sample, ({ rule, readings, near }) => {
    const compiled = compileSchedule(rule, readings);
    const opening = compiled.nextOpening(near);
    const closing = compiled.nextClosing(near);
    const now = compiled.accepts(near);
    if (opening && closing) return;
    const states = Array.from({ length: 3_000 }, (_, i) => compiled.accepts(near + i * 37 * MINUTE));
    let openings = 0;
    let closings = 0;
    states.forEach((state, i) => {
      const before = i === 0 ? now : states[i - 1];
      if (state && !before) openings++;
      if (!state && before) closings++;
    });
    if (!opening) expect(openings).toBe(0);
    if (!closing) expect(closings).toBe(0);
  });
  fc.assert(property, { numRuns: 2_000, seed: 45 });
}, 60_000);

test('splitting a range gives the same union', () => {
  const property = fc.property(sample, ({ rule, readings, from, length }) => {
    const [to, middle] = [from + length, from + Math.floor(length / 3)];
    const parts = [...stretches(rule, from, middle, readings), ...stretches(rule, middle, to, readings)];
    const union = parts.reduce<[number, number][]>((all, [start, end]) => {
      const last = all.at(-1);
      if (last && last[1] === start) last[1] = end;
      else all.push([start, end]);
      return all;
    }, []);
    expect(union).toEqual(stretches(rule, from, to, readings));
  });
  fc.assert(property, { numRuns: 1_000, seed: 46 });
}, 60_000);

test('more days or a wider window never close an instant', () => {
  const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const property = fc.property(sample, fc.constantFrom(...everyDay), ({ rule, times }, day) => {
    const { schedule } = rule;
    const days = schedule.activeDays ? [...schedule.activeDays, day] : null;
    const moreDays = { ...rule, schedule: { ...schedule, activeDays: days } };
    const anyTime = { ...rule, schedule: { ...schedule, callWindow: null } };
    const { start, end } = schedule.callWindow ?? {};
    const overnight = Boolean(start && end && end !== '00:00' && start > end);
    for (const at of times) {
      if (!accepts(rule, at)) continue;
      expect(accepts(moreDays, at)).toBe(true);
      // Dropping an overnight window hands its tail from the day before to a day of its own.
      if (!overnight) expect(accepts(anyTime, at)).toBe(true);
      if (start && end && start < end) {
        const wider = { start: '00:00', end: '23:59' };
        expect(accepts({ ...rule, schedule: { ...schedule, callWindow: wider } }, at)).toBe(end <= '23:59');
      }
    }
  });
  fc.assert(property, { numRuns: 1_500, seed: 47 });
}, 60_000);

test('the DateTimes are luxon’s own in every way, through changes of the clocks too', () => {
  const property = fc.property(sample, ({ rule, near }) => {
    const ours = nextOpening(rule, near);
    if (!ours) return;
    const theirs = DateTime.fromMillis(ours.toMillis(), { zone: rule.schedule.timezone });
    expect(ours.toISO()).toBe(theirs.toISO());
    expect(ours.equals(theirs)).toBe(true);
    expect(ours.zoneName).toBe(theirs.zoneName);
    for (const change of [{ months: 5 }, { days: -1 }, { years: 200 }, { hours: 3 }]) {
      expect(ours.plus(change).toISO()).toBe(theirs.plus(change).toISO());
    }
    expect(ours.startOf('day').toISO()).toBe(theirs.startOf('day').toISO());
    expect(ours.plus({ years: 1e9 }).isValid).toBe(false);
  });
  fc.assert(property, { numRuns: 300, seed: 48 });
}, 60_000);
