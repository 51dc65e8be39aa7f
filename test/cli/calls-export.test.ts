import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serveSample } from './support/account.js';
import { BIN } from './support/command.js';

/** An account with 450 calls: three pages. */
async function busy() {
  const sample = await serveSample();
  for (let n = 0; n < 448; n += 1) {
    sample.backend.clock.advance(1_000);
    await sample.backend.simulateCall({ from: '+14155550199', to: sample.number.phoneNumber });
  }
  return sample;
}

const folder = () => mkdtemp(join(tmpdir(), 'cordboard-'));
const idsOf = (ndjson: string) =>
  ndjson
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { id: string }).id);

describe('calls export', () => {
  test('writes every call once, oldest first', async () => {
    const { run, client } = await busy();
    const { code, stdout, stderr } = await run('calls export');
    expect([code, stderr]).toEqual([0, '']);
    const all = await client.calls.iterCalls({ order: 'asc' }).toArray({ limit: 1_000 });
    expect(idsOf(stdout)).toEqual(all.map(({ id }) => id));
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual(all[0]);
  });

  test.each(['ndjson', 'csv'])(
    'as %s goes on from its cursor without loss, repetition or a second header',
    async (format) => {
      const { run, backend } = await busy();
      const file = join(await folder(), `calls.${format}`);
      const whole = await run(`calls export --format ${format}`);
      // Two pages pass, the third is refused.
      backend.faults.add({ route: 'calls.list', latencyMs: 1, times: 2 });
      backend.faults.add({ route: 'calls.list', status: 403 });
      const args = ['calls', 'export', '--format', format, '--out', file];
      const first = await run(args);
      expect([first.code, first.stdout]).toEqual([1, '']);
      const cursor = /--cursor (\S+)/.exec(first.stderr)?.[1] ?? '';
      const part = await readFile(file, 'utf8');
      expect(part.endsWith('\n')).toBe(true);
      expect(whole.stdout.startsWith(part)).toBe(true);
      const rest = await run([...args, '--cursor', cursor]);
      expect(rest).toMatchObject({ code: 0, stdout: '' });
      expect(await readFile(file, 'utf8')).toBe(whole.stdout);
    },
  );

  test('stops cleanly at an interrupt and says how to go on', async () => {
    const { backend, env, run } = await busy();
    const file = join(await folder(), 'calls.ndjson');
    backend.faults.add({ route: 'calls.list', latencyMs: 1, times: 2 });
    backend.faults.add({ route: 'calls.list', until: new Promise(() => {}) });
    const child = spawn(process.execPath, [BIN, 'calls', 'export', '--out', file], { env });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const ended = once(child, 'close');
    await expect
      .poll(async () => (await readFile(file, 'utf8').catch(() => '')).split('\n').length)
      .toBe(401);
    child.kill('SIGINT');
    expect(await ended).toEqual([1, null]);
    expect(stderr).toMatch(/^400 calls were written\. To go on, .*--cursor \S+\ncordboard: .*abort.*\n$/i);
    backend.faults.clear();
    const cursor = /--cursor (\S+)/.exec(stderr)?.[1] ?? '';
    await run(['calls', 'export', '--out', file, '--cursor', cursor]);
    expect(new Set(idsOf(await readFile(file, 'utf8'))).size).toBe(450);
  });

  test('takes the filters of calls list, newest first on request', async () => {
    const { run, call, number } = await serveSample();
    const filters = `--rule ${call.dispatchRuleId} --until 2026-11-02T15:00:30Z --number ${number.id}`;
    const { stdout } = await run(`calls export --order desc ${filters}`);
    expect(idsOf(stdout)).toEqual([call.id]);
  });

  test('never overwrites a file, and leaves none behind when it fails at once', async () => {
    const { run, backend } = await serveSample();
    const file = join(await folder(), 'calls.csv');
    backend.faults.add({ status: 403 });
    expect((await run(`calls export --out ${file}`)).code).toBe(1);
    expect((await run(`calls export --out ${file}`)).code).toBe(0);
    const text = await readFile(file, 'utf8');
    const again = await run(`calls export --out ${file}`);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('exists')]);
    expect(await readFile(file, 'utf8')).toBe(text);
    const nowhere = await run('calls export --out /nowhere/calls.csv');
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('/nowhere/calls.csv')]);
  });

  test('a reader that has seen enough is no failure', async () => {
    const { env } = await busy();
    const shell = spawn(
      'bash',
      ['-c', 'set -o pipefail; "$0" "$1" calls export | head -1', process.execPath, BIN],
      {
        env: { ...env, PATH: process.env['PATH'] },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const out = { stdout: '', stderr: '' };
    shell.stdout.on('data', (chunk) => (out.stdout += chunk));
    shell.stderr.on('data', (chunk) => (out.stderr += chunk));
    const [code] = await once(shell, 'close');
    expect([code, out.stderr, idsOf(out.stdout).length]).toEqual([0, '', 1]);
  });

  test('CSV has a fixed header and keeps phone numbers', async () => {
    const { run, number } = await serveSample();
    const { stdout } = await run('calls export --format csv');
    const [header, first] = stdout.split('\n');
    expect(header).toMatch(
      /^id,direction,status,rejectionReason,fromNumber,toNumber,.*,createdAt,updatedAt$/,
    );
    expect(first).toContain(`,+14155550199,${number.phoneNumber},`);
  });
});
