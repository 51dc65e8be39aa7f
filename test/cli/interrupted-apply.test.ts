import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { serve } from './support/account.js';
import { BIN } from './support/command.js';
import { fileOf, manyNumbers } from './support/routing.js';

const CARRIER = { SIP_USER: 'u', SIP_PASSWORD: 'p' };

/** An apply of 31 changes that hangs at its first import, at which the test interrupts it. */
async function hanging() {
  const served = await serve();
  const file = await fileOf('routing.json', manyNumbers(10));
  const release = deferred();
  served.backend.faults.add({ route: 'telephony.importNumber', times: 4, until: release.promise });
  const env = { ...served.env, ...CARRIER };
  const child = spawn(process.execPath, [BIN, 'apply', file, '--yes'], { env });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (out.stdout += chunk));
  child.stderr.on('data', (chunk) => (out.stderr += chunk));
  const ended = once(child, 'close');
  const agents = async () => (await served.client.agents.iterAgents().toArray({ limit: 20 })).length;
  await expect.poll(agents).toBe(10);
  child.kill('SIGINT');
  return { ...served, file, release, child, out, ended };
}

test('Ctrl-C finishes what is under way, tells what is done, and a second run ends it', async () => {
  const { release, ended, out, run, file } = await hanging();
  // The signal must arrive before what is under way goes on.
  await expect.poll(() => out.stderr).toContain('Stopping after what is under way');
  release.resolve();
  expect(await ended).toEqual([1, null]);
  expect(out.stdout).toBe('');
  expect(out.stderr).toMatch(/\ndone:\n {2}connection\.trunk\.create\n/);
  expect(out.stderr).toMatch(/\nnot begun:\n {2}\w/);
  expect(out.stderr).toMatch(/\ncordboard: \d+ of 31 changes are done.*Running it again is safe.*\n$/);
  expect(await run(['apply', file, '--yes'], { env: CARRIER })).toMatchObject({ code: 0 });
  expect((await run(['plan', file, '--detailed-exitcode'], { env: CARRIER })).code).toBe(0);
});

test('a second Ctrl-C ends at once', async () => {
  const { release, ended, child, out } = await hanging();
  await expect.poll(() => out.stderr).toContain('Stopping after what is under way');
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  release.resolve();
});

test('a reader of stderr that goes away stops nothing', async () => {
  const { env, client } = await serve();
  const file = await fileOf('routing.json', manyNumbers(10));
  const child = spawn(process.execPath, [BIN, 'apply', file, '--yes'], { env: { ...env, ...CARRIER } });
  let stdout = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.once('data', () => child.stderr.destroy());
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(stdout).toBe('31 done, 0 were as planned before.\n');
  expect(await client.dispatchRules.iterDispatchRules().toArray({ limit: 20 })).toHaveLength(10);
});
