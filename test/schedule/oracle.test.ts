import { accepts, compileSchedule, evaluate } from 'cordboard/schedule';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crowd, readings, ruleCase, ZONES } from './support/arbitraries.js';
import { oracle } from './support/oracle.js';

const RULES = 4_200;
const INSTANTS = 25;

/** A case with many instants, some of them exactly at the change of the clocks. */
const sample = ruleCase.chain(({ rule, near }) =>
  fc.record({
    rule: fc.constant(rule),
    readings,
    activeCalls: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    times: fc
      .array(crowd(near), { minLength: INSTANTS - 3, maxLength: INSTANTS - 3 })
      .map((times) => [near - 1, near, near + 1, ...times]),
  }),
);

test('every answer equals the oracle’s, on over 100,000 pairs of rule and instant', () => {
  let pairs = 0;
  const zones = new Set<string>();
  const property = fc.property(sample, ({ rule, readings, activeCalls, times }) => {
    const compiled = compileSchedule(rule, readings);
    zones.add(rule.schedule.timezone);
    for (const at of times) {
      pairs++;
      const expected = oracle(rule, at, readings, activeCalls);
      const answer = compiled.evaluate({ at, activeCalls });
      const { accepted, serviceDate } = answer;
      const reasons = answer.reasons.map((reason) => reason.code);
      const local = answer.localTime.slice(0, -6);
      if (JSON.stringify({ accepted, reasons, serviceDate, local }) !== JSON.stringify(expected)) {
        expect({ accepted, reasons, serviceDate, local }, `at ${answer.at}`).toEqual(expected);
      }
    }
  });
  fc.assert(property, { numRuns: RULES, seed: 3_2026 });
  expect(pairs).toBeGreaterThan(100_000);
  expect(zones.size).toBe(new Set(ZONES).size);
}, 60_000);

test('accepts agrees with evaluate, and assumptions are exactly the readings that turn the answer', () => {
  const flips = {
    endDate: ['inclusive', 'exclusive'],
    overnightDay: ['start-day', 'local-date'],
    equalTimes: ['all-day', 'never'],
  } as const;
  const property = fc.property(sample, ({ rule, readings, activeCalls, times }) => {
    for (const at of times.slice(0, 4)) {
      const answer = evaluate(rule, { at, activeCalls, ...readings });
      expect(accepts(rule, at, readings)).toBe(oracle(rule, at, readings).accepted);
      const names = Object.keys(flips) as (keyof typeof flips)[];
      const expected = names.filter((name) => {
        const [usual, other] = flips[name];
        const turned = { ...readings, [name]: (readings[name] ?? usual) === usual ? other : usual };
        return oracle(rule, at, turned, activeCalls).accepted !== answer.accepted;
      });
      expect(answer.assumptions).toEqual(expected);
    }
  });
  fc.assert(property, { numRuns: 1_500, seed: 3_2027 });
}, 60_000);
