import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/output/progress.js';

/** A stream that remembers, and a clock that is moved by hand. */
function stage(surface: { isTTY?: boolean; columns?: number; hasColors?: () => boolean }) {
  const written: string[] = [];
  let time = 0;
  const stream = { ...surface, write: (text: string) => written.push(text) };
  return { written, stream, now: () => time, pass: (ms: number) => (time += ms) };
}

const CLEAR = '\r\u001b[2K';

test('a bar grows on a terminal, drawn at most ten times a second, and ends full', () => {
  const { written, stream, now, pass } = stage({ isTTY: true, columns: 80 });
  const progress = createProgress({ unit: 'changes', total: 4, stream, now });
  progress.show(1, 'agent.a.create');
  progress.show(2);
  pass(100);
  progress.show(3);
  progress.show(4);
  progress.end();
  progress.end();
  expect(written).toEqual([
    `${CLEAR}${'█'.repeat(8)}${'░'.repeat(22)} 1/4 changes agent.a.create`,
    `${CLEAR}${'█'.repeat(23)}${'░'.repeat(7)} 3/4 changes`,
    `${CLEAR}${'█'.repeat(30)} 4/4 changes`,
    '\n',
  ]);
});

test('what does not fit on the line is left out', () => {
  const { written, stream, now } = stage({ isTTY: true, columns: 50 });
  createProgress({ unit: 'changes', total: 4, stream, now }).show(1, 'a-name-that-is-too-long');
  expect(written[0]).toMatch(/1\/4 changes$/);
});

test('elsewhere a line is written now and then, and one at the end', () => {
  const { written, stream, now, pass } = stage({});
  const progress = createProgress({ unit: 'calls', total: 3, stream, now });
  progress.show(1);
  pass(5_000);
  progress.show(2);
  progress.show(3);
  progress.end();
  expect(written).toEqual(['2/3 calls\n', '3/3 calls\n']);
});

test('without a total it counts', () => {
  const { written, stream, now } = stage({ isTTY: true });
  createProgress({ unit: 'calls', stream, now }).show(200);
  expect(written).toEqual([`${CLEAR}200 calls`]);
});

test('colours only where the stream has them', () => {
  const { written, stream, now } = stage({ isTTY: true, hasColors: () => true });
  createProgress({ unit: 'calls', total: 1, stream, now }).show(1);
  expect(written[0]).toContain('\u001b[32m█');
});
