import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { cordboard } from './support/command.js';
import { emulator } from './support/emulator.js';

/** An emulator that is asked by hand, without the client. */
async function emulate(...options: string[]) {
  const { child, out, ended, url } = await emulator(...options);
  const post = async (path: string, body: object = {}, headers: { [name: string]: string } = {}) => {
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, init);
    return { status: response.status, body: (await response.json()) as { [key: string]: unknown } };
  };
  const stop = async (signal: 'SIGINT' | 'SIGTERM' = 'SIGINT') => {
    child.kill(signal);
    return (await ended)[0];
  };
  return { out, url, post, stop };
}

/** Asks under another name, as a browser does whose name server was tampered with. */
function named(port: string, host: string, path: string) {
  const method = path.startsWith('/_emulator/') ? 'POST' : 'GET';
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const headers = { host, ...key };
    request({ port, host: '127.0.0.1', path, method, headers }, async (response) => {
      resolve({ status: response.statusCode, body: await text(response) });
    })
      .on('error', reject)
      .end();
  });
}

const key = { Authorization: 'Bearer sk_test' };
const file = async () => join(await mkdtemp(join(tmpdir(), 'cordboard-')), 'state.json');

describe('the emulator', { timeout: 20_000 }, () => {
  it('serves, takes control requests and stops cleanly on SIGINT, live feeds or not', async () => {
    const running = await emulate();
    expect(running.out.stdout).toBe(
      `export CORDBOARD_BASE_URL=${running.url}\nexport CORDBOARD_API_KEY=sk_test\n`,
    );
    const { post } = running;
    const sip = await post('/v1/telephony/connections', { type: 'custom_sip', friendlyName: 's' }, key);
    const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
    const order = { phoneNumber: '+14155550123', connectionId: sip.body['id'], ...carrier };
    const number = await post('/v1/telephony/numbers/import', order, key);
    const numberIds = [number.body['id']];
    await post('/v1/agents', { name: 'A', type: 'inbound', numberIds, returns: { name: 'string' } }, key);
    const outbound = await post('/v1/agents', { name: 'B', type: 'outbound', numberIds }, key);
    const call = { from: '+14155550100', to: '+14155550123' };
    const live = await post('/_emulator/ring', call);
    expect(live.body).toMatchObject({ status: 'in_progress' });
    const recordingUrl = 'https://recordings.example/1.wav';
    const ending = { callId: live.body['id'], result: { name: 'Ada' } };
    expect((await post('/_emulator/finish', { ...ending, recordingUrl: '1.wav' })).status).toBe(422);
    const done = await post('/_emulator/finish', { ...ending, recordingUrl });
    expect(done.body).toMatchObject({ status: 'completed', result: { name: 'Ada' }, recordingUrl });
    const whole = await post('/_emulator/ring', {
      ...call,
      finish: { durationSeconds: 5, status: 'failed' },
    });
    expect(whole.body).toMatchObject({ status: 'failed', durationSeconds: 5 });
    // Over by now, though the clock is the wall's: it takes no place from whoever calls next.
    const again = await post('/_emulator/ring', { ...call, finish: { durationSeconds: 42 } });
    expect(again.body).toMatchObject({ status: 'completed', rejection: null, durationSeconds: 42 });
    const { startedAt, answeredAt, endedAt, createdAt } = again.body;
    expect(String(startedAt) <= String(answeredAt)).toBe(true);
    expect(Date.parse(String(endedAt)) - Date.parse(String(answeredAt))).toBe(42_000);
    const { now } = (await post('/_emulator/clock')).body;
    expect(String(endedAt) <= String(now)).toBe(true);
    expect(String(createdAt) <= String(startedAt)).toBe(true);
    expect((await post('/_emulator/ring', { ...call, finish: {} })).body).toMatchObject({
      status: 'completed',
      durationSeconds: 0,
    });
    const queued = await post('/v1/calls', { agentId: outbound.body['id'], to: '+14155550100' }, key);
    const answered = await post('/_emulator/answer', { callId: queued.body['id'], answeredBy: 'machine' });
    expect(answered.body).toMatchObject({ status: 'in_progress', answeredBy: 'machine' });
    await post('/_emulator/clock', { set: '2027-01-01T00:00:00Z' });
    const later = await post('/_emulator/clock', { advanceMs: 86_400_000 });
    expect(later.body['now']).toMatch(/^2027-01-02T00:00/);
    await post('/_emulator/faults', { status: 503, times: 9 });
    expect((await post('/v1/agents', {}, key)).status).toBe(503);
    await post('/_emulator/faults', { clear: true });
    expect((await post('/v1/agents', {}, key)).status).toBe(422);
    expect((await post('/_emulator/faults', { route: 'agents.crate' })).body).toMatchObject({
      error: { code: 'invalid_request' },
    });
    expect(await post('/_emulator/ring', { from: 1 })).toMatchObject({ status: 422 });
    expect((await post('/_emulator/reset')).status).toBe(200);
    expect(await (await fetch(`${running.url}/v1/calls`, { headers: key })).json()).toMatchObject({
      data: [],
    });
    await fetch(`${running.url}/v1/events`, { headers: key });
    // It does not wait for the feed that is open: that never ends by itself.
    expect(await running.stop()).toBe(0);
  });

  it('refuses control requests from other pages', async () => {
    const { url, out, post, stop } = await emulate('--api-key', "it's");
    expect((await post('/_emulator/clock', {}, { origin: 'https://evil.example.com' })).status).toBe(403);
    expect((await post('/_emulator/clock', {}, { origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await post('/_emulator/clock', {}, { origin: 'null' })).status).toBe(403);
    expect((await post('/_emulator/clock', {}, { origin: url })).status).toBe(200);
    await stop();
    expect(out.stdout).toContain(`export CORDBOARD_API_KEY='it'\\''s'\n`);
  });

  it('answers no name that a page could have made point here, on any route', async () => {
    const { url } = await emulate();
    const { port } = new URL(url);
    const paths = ['/v1/account', '/_emulator/clock', '/elsewhere'];
    for (const name of [
      'evil.example.com',
      '127.0.0.1.evil.com',
      'localhost.evil.com',
      'evil.test.',
      'test.',
    ]) {
      for (const host of [name, `${name}:${port}`]) {
        for (const path of paths) {
          const { status, body } = await named(port, host, path);
          expect([host, path, status]).toEqual([host, path, 403]);
          const { code, message } = JSON.parse(body).error;
          expect([code, message]).toEqual(['permission_denied', expect.stringMatching(/localhost.*--host/)]);
        }
      }
    }
    const own = [
      '127.0.0.1',
      '[::1]',
      'LOCALHOST',
      'a.localhost',
      'emulator',
      'host.docker.internal',
      'a.b.test',
    ];
    for (const name of [...own, 'printer.local']) {
      for (const path of paths.slice(0, 2)) {
        expect([name, (await named(port, `${name}:${port}`, path)).status]).toEqual([name, 200]);
      }
    }
  });

  it('keeps its state in a file of its owner’s, and goes on from it', async () => {
    const state = await file();
    const first = await emulate('--state', state);
    const agent = await first.post('/v1/agents', { name: 'A', type: 'inbound' }, key);
    expect(await first.stop()).toBe(0);
    expect((await stat(state)).mode & 0o777).toBe(0o600);
    const second = await emulate('--state', state);
    const found = await fetch(`${second.url}/v1/agents/${agent.body['id']}`, { headers: key });
    expect(await found.json()).toEqual(agent.body);
    expect(await second.stop('SIGTERM')).toBe(0);
  });

  it.each([
    ['half a file', '{"format":"cordboard-backend","ver'],
    ['another file', '{"name":"something else"}'],
  ])('says what is wrong with %s, and leaves it alone', async (_, text) => {
    const state = await file();
    await writeFile(state, text);
    const { code, stdout, stderr } = await cordboard(['emulator', '--port', '0', '--state', state]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(state);
    expect(stderr).toMatch(/move it away/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await readFile(state, 'utf8')).toBe(text);
  });

  it('explains a port in use, a folder that is not there and wrong usage', async () => {
    const { url, stop } = await emulate();
    const taken = await cordboard(['emulator', '--port', new URL(url).port]);
    expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining('is in use')]);
    await stop();
    const nowhere = await cordboard(['emulator', '--port', '0', '--state', '/nowhere/state.json']);
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('/nowhere/state.json')]);
    for (const args of [['emulator', '--port', '70000'], ['emulatr'], ['emulator', '--colour']]) {
      const { code, stdout } = await cordboard(args);
      expect([code, stdout]).toEqual([64, '']);
    }
  });
});
