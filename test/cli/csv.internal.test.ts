import { expect, test } from 'vitest';
import { csvHeader, csvRows } from '../../src/cli/commands/calls/csv.js';
import { call } from '../support/models.js';

/** The cell of one column. */
function cell(column: string, given: object): string | undefined {
  const at = csvHeader().trim().split(',').indexOf(column);
  // None of the cells before it holds a comma.
  return csvRows([{ ...call, result: null, variables: {}, metadata: {}, ...given }])
    .trim()
    .split(',')[at];
}

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+3', "'-2+3"],
  ['\tx', "'\tx"],
  ['plain = text', 'plain = text'],
  ['', ''],
])('a text cell %j is written as %j', (given, written) => {
  expect(cell('resultError', { resultError: given })).toBe(written);
});

test('numbers are left alone, with a sign or without', () => {
  expect(cell('fromNumber', { fromNumber: '+14155550123' })).toBe('+14155550123');
  expect(cell('costAmount', { cost: { amount: '-0.0085', currency: 'USD' } })).toBe('-0.0085');
  expect(cell('durationSeconds', { durationSeconds: 60 })).toBe('60');
});

test('what stands in quotes, commas and line breaks stays one cell', () => {
  const rows = csvRows([{ ...call, result: { note: 'say "a,b"\nc' } }]);
  expect(rows).toContain(`"{""note"":""say \\""a,b\\""\\nc""}"`);
});
