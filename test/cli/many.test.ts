import { expect, test } from 'vitest';
import type { Ended } from './support/command.js';
import { cordboard } from './support/command.js';
import { emulator } from './support/emulator.js';
import { fileOf, manyNumbers } from './support/routing.js';
import { onTerminal } from './support/terminal.js';

const SECRET = 'carrier-password-8841';

const CARRIER = { SIP_USER: 'cordboard', SIP_PASSWORD: SECRET };

/** What the command says of its own memory, in KB. */
const memoryOf = ({ stderr }: Ended) => Number(/At most (\d+) KB/.exec(stderr)?.[1]);

test('500 numbers are planned and applied in one command, with a progress bar', async () => {
  const { env, run } = await emulator();
  const file = await fileOf('routing.json', manyNumbers(500));
  const question = 'Carry out 1011 changes?';
  const { code, screen } = await onTerminal(['apply', file], { ...env, ...CARRIER }, { [question]: 'y\n' });
  expect(code).toBe(0);
  expect(screen).toMatch(/█+.*░+.* \d+\/1011 changes/);
  expect(screen).toContain('1011/1011 changes');
  expect(screen).toContain('1011 done, 0 were as planned before.');
  expect(screen).not.toContain(SECRET);
  const planned = await run('plan', file, '--detailed-exitcode');
  expect(planned).toMatchObject({ code: 0, stderr: '' });
  const listed = await run('numbers', 'list', '--all', '--json');
  expect(JSON.parse(listed.stdout).data).toHaveLength(500);
}, 120_000);

test('memory stays flat: 500 numbers take little more than 50', async () => {
  const used: number[] = [];
  for (const count of [50, 500]) {
    const { env } = await emulator();
    const file = await fileOf('routing.json', manyNumbers(count));
    const measured = { env: { ...env, ...CARRIER, CORDBOARD_DEBUG: '1' } };
    const applied = await cordboard(['apply', file, '--yes', '--json'], measured);
    expect(applied.code).toBe(0);
    expect(JSON.parse(applied.stdout).done).toBe(11 + 2 * count);
    expect(applied.stderr).not.toContain(SECRET);
    used.push(memoryOf(applied));
  }
  const [few = 0, many = 0] = used;
  expect(few).toBeGreaterThan(0);
  // Ten times the numbers; a generous bound, because a collector runs when it likes.
  expect(many / few).toBeLessThan(2);
}, 120_000);
