import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { serveSample } from './support/account.js';
import { onTerminal } from './support/terminal.js';

const BOLD = '\u001b[1m';
const ESCAPE = '\u001b';

describe('on a terminal', () => {
  test('headings are bold, and plain under NO_COLOR and TERM=dumb', async () => {
    const { env } = await serveSample();
    const { code, screen } = await onTerminal(['agents', 'list'], env);
    expect(code).toBe(0);
    expect(screen).toContain(`${BOLD}NAME`);
    for (const off of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      const { screen: dull } = await onTerminal(['agents', 'list'], { ...env, ...off });
      expect(dull).toContain('Reception');
      expect(dull).not.toContain(ESCAPE);
    }
  });

  test('columns stand under their headings, coloured or not', async () => {
    const { env, run } = await serveSample();
    const { screen } = await onTerminal(['agents', 'list'], env);
    const { stdout } = await run('agents list');
    const plain = stripVTControlCharacters(screen).replaceAll('\r\n', '\n');
    expect(plain).toBe(stdout);
  });

  test('what an account holds steers no terminal as CSV, and reaches a pipe as it is', async () => {
    const { env, run, backend, number } = await serveSample();
    const callerName = 'Ada\u009b2J\u202e';
    await backend.simulateCall({ from: '+14155550199', to: number.phoneNumber, result: { callerName } });
    const { screen } = await onTerminal(['calls', 'export', '--format', 'csv'], env);
    expect(screen).toContain('Ada·2J·');
    expect(screen).not.toMatch(/[\u009b\u202e]/);
    expect((await run('calls export --format csv')).stdout).toContain(callerName);
  });

  test.each([
    ['y\n', 0, 'released'],
    ['yes\n', 0, 'released'],
    ['n\n', 1, 'active'],
    ['\n', 1, 'active'],
    ['\u0003', 1, 'active'],
    ['\u0004', 1, 'active'],
  ])('a release that is answered with %j', async (answer, code, status) => {
    const { env, client, other } = await serveSample();
    const question = `Release ${other.phoneNumber}`;
    const seen = await onTerminal(['numbers', 'release', other.id], env, { [question]: answer });
    expect(seen.screen).toContain('[y/N]');
    expect(seen.code).toBe(code);
    if (code !== 0) expect(seen.screen).toContain('Nothing was done.');
    expect((await client.numbers.retrieve(other.id)).status).toBe(status);
  });
});
