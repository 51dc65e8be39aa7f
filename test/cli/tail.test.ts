import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { CallEvent } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { httpServer } from '../support/server.js';
import { KEY, serve, serveSample } from './support/account.js';
import { BIN, cordboard } from './support/command.js';
import { linesOf, start } from './support/running.js';

const FIRST = ['calls', 'tail', '--since-event', 'evt_0'];

describe('calls tail', () => {
  test('shows an event a line: when, what, who calls whom, who answers, how it went', async () => {
    const { run, day, number, other } = await serveSample();
    const { code, stdout, stderr } = await run([...FIRST, '--limit', '4']);
    const numbers = `+14155550199 → ${number.phoneNumber}`;
    const at = '2026-11-02T15:0';
    expect(stdout.split('\n')).toEqual([
      `${at}0:00.000Z  call.ringing    ${numbers}  ${day.id}`,
      `${at}0:00.000Z  call.answered   ${numbers}  ${day.id}`,
      `${at}0:00.000Z  call.completed  ${numbers}  ${day.id}  60 s`,
      `${at}1:00.000Z  call.rejected   +14155550198 → ${other.phoneNumber}  –  no_route`,
      '',
    ]);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^To go on from here: --since-event evt_\w+\n$/),
    ]);
  });

  test('as NDJSON is the event as the feed has it, and goes on where it ended', async () => {
    const { run, client } = await serveSample();
    const all: CallEvent[] = [];
    for await (const event of client.calls.stream({ lastEventId: 'evt_0' })) {
      all.push(event);
      if (all.length === 4) break;
    }
    const first = await run([...FIRST, '--json', '--limit', '2']);
    const place = /--since-event (\S+)/.exec(first.stderr)?.[1] ?? '';
    expect(place).toBe(all[1]?.id);
    const rest = await run(['calls', 'tail', '--since-event', place, '--json', '--limit', '2']);
    expect(linesOf(first.stdout + rest.stdout)).toEqual(all);
  });

  test('takes filters by name, number and type', async () => {
    const { run, number, call } = await serveSample();
    const filters = `--agent Reception --number ${number.phoneNumber} --rule ${call.dispatchRuleId}`;
    const types = '--types call.rejected,call.completed --limit 1 --json';
    const { stdout } = await run([...FIRST, ...`${filters} ${types}`.split(' ')]);
    expect(linesOf<CallEvent>(stdout).map(({ type, data }) => [type, data.call.id])).toEqual([
      ['call.completed', call.id],
    ]);
  });

  test('leaves out, by each filter alone, what came before of others', async () => {
    const { run, backend, client, night, other, rejected } = await serveSample();
    const rule = await client.dispatchRules.create({ numberId: other.id, agentId: night.id });
    const later = await backend.simulateCall({ from: '+14155550197', to: other.phoneNumber });
    const filters = [
      ['--agent', 'Night desk', later.id],
      ['--rule', rule.id, later.id],
      ['--number', other.phoneNumber, rejected.id],
    ] as const;
    const first = await Promise.all(
      filters.map(async ([name, value]) => {
        const { stdout } = await run([...FIRST, '--json', '--limit', '1', name, value]);
        return linesOf<CallEvent>(stdout).map(({ data }) => data.call.id);
      }),
    );
    expect(first).toEqual(filters.map(([, , call]) => [call]));
  });

  test('waits for what happens, and Ctrl-C ends it in good order', async () => {
    const { env, backend, number } = await serveSample();
    const { child, out, ended } = start([...FIRST, '--json'], env);
    await expect.poll(() => linesOf(out.stdout)).toHaveLength(4);
    await backend.ring({ from: '+14155550197', to: number.phoneNumber });
    await expect.poll(() => linesOf(out.stdout)).toHaveLength(6);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    const last = linesOf<CallEvent>(out.stdout).at(-1);
    expect(last?.data.call.fromNumber).toBe('+14155550197');
    expect(out.stderr).toBe(`To go on from here: --since-event ${last?.id}\n`);
  });

  test('Ctrl-C ends it while it waits for a server that is down, too', async () => {
    let asked = 0;
    const url = await httpServer((_, res) => {
      asked += 1;
      if (asked > 1) return res.writeHead(503, { 'retry-after': '600' }).end();
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.end('id: evt_7\nevent: ready\ndata: {}\n\n');
    });
    const { child, out, ended } = start(['calls', 'tail'], {
      CORDBOARD_BASE_URL: url,
      CORDBOARD_API_KEY: KEY,
    });
    await expect.poll(() => asked).toBe(2);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(out).toEqual({ stdout: '', stderr: 'To go on from here: --since-event evt_7\n' });
  });

  test('Ctrl-C before anything was heard tells of no place to go on from', async () => {
    let asked = 0;
    // It never answers.
    const url = await httpServer(() => {
      asked += 1;
    });
    const { child, out, ended } = start(['calls', 'tail'], {
      CORDBOARD_BASE_URL: url,
      CORDBOARD_API_KEY: KEY,
    });
    await expect.poll(() => asked).toBe(1);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(out).toEqual({ stdout: '', stderr: '' });
  });

  test('a place that is too old says what to do', async () => {
    const { run } = await serve();
    const { code, stdout, stderr } = await run('calls tail --since-event evt_gone');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^cordboard: 410 cursor_expired.*Leave --since-event out.*calls list.*\n$/);
  });

  test('a reader that has seen enough is no failure', async () => {
    const { env, backend, number } = await serveSample();
    const words = [process.execPath, BIN, ...FIRST];
    const shell = spawn('bash', ['-c', 'set -o pipefail; "$@" | head -1', 'bash', ...words], {
      env: { ...env, PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    shell.stderr.on('data', (chunk) => (stderr += chunk));
    let code: unknown;
    void once(shell, 'close').then(([given]) => (code = given));
    shell.stdout.resume();
    // It notices with the next line that it writes.
    await expect
      .poll(async () => {
        await backend.simulateCall({ from: '+14155550196', to: number.phoneNumber });
        return code;
      })
      .toBe(0);
    expect(stderr).toBe('');
  });

  test.each([
    'calls tail --types call.rang',
    'calls tail --types call.ringing,number.renewed',
    'calls tail --types=',
    'calls tail --limit 0',
    ['calls', 'tail', '--since-event', 'evt 1'],
  ])('cordboard %s is wrong usage', async (args) => {
    const words = typeof args === 'string' ? args.split(' ') : args;
    const { code, stdout, stderr } = await cordboard(words, { env: { CORDBOARD_API_KEY: KEY } });
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(/^error: option .*\n.*--help/);
  });
});
