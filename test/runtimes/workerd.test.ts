import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { DEMO } from '../../examples/receivers/handlers.js';
import { ringing } from '../inbound/support/ring.js';
import { post, send } from '../receive/exercise.js';
import { deadAddress } from '../support/server.js';
import { STRANGER } from '../webhooks/support/signed.js';

const workerd = resolve('test/runtimes/node_modules/@cloudflare/workerd-linux-64/bin/workerd');

/** The example, in one file, in the runtime that Cloudflare runs it in. */
async function serveWorker(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-worker-'));
  const entries = ['inbound', 'webhooks'].map((name) => [
    `cordboard/${name}`,
    resolve(`src/${name}/index.ts`),
  ]);
  await build({
    entryPoints: ['examples/receivers/worker.ts'],
    outfile: join(folder, 'worker.js'),
    alias: Object.fromEntries(entries),
    bundle: true,
    format: 'esm',
  });
  const base = await deadAddress();
  await writeFile(
    join(folder, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [(name = "main", worker = .worker)],
      sockets = [(name = "http", address = "${new URL(base).host}", http = (), service = "main")],
    );
    const worker :Workerd.Worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      bindings = [
        (name = "CALLBACK_TOKEN", text = "${DEMO.token}"),
        (name = "SIGNING_SECRET", text = "${DEMO.signingSecret}"),
      ],
      compatibilityDate = "2026-11-01",
    );`,
  );
  const child = spawn(workerd, ['serve', join(folder, 'config.capnp')], { stdio: 'inherit' });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });
  await expect
    .poll(() =>
      fetch(base).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  return base;
}

async function tryWorker(): Promise<void> {
  const base = await serveWorker();
  expect(await send(base, STRANGER)).toMatchObject({ status: 401, code: 'no_matching_signature' });
  expect((await send(base, DEMO.signingSecret)).json).toEqual({ thanks: 'for call call_1' });
  expect((await send(base, DEMO.signingSecret)).json).toEqual({ thanks: 'for call call_1' });

  const asked = JSON.stringify(ringing({}, { Caller: '+14155550100' }));
  const at = (token: string) => post(`${base}/ringing?token=${token}`, asked);
  expect(await at('wrong')).toMatchObject({ status: 401 });
  const Variables = [{ Key: 'name', Value: 'Ada Lovelace' }];
  const decision = { CallInBound: { OverrideAIAgentId: 'ag_sales', Variables } };
  const answers = await Promise.all(Array.from({ length: 20 }, () => at(DEMO.token)));
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, json: decision });
}

if (existsSync(workerd)) test('the example of Workers runs in workerd', tryWorker);
else
  test('Workers are left out: workerd is not installed (npm ci --prefix test/runtimes)', () => {
    process.stderr.write('workerd is not installed, so the example of Workers was not run\n');
    expect(existsSync(workerd)).toBe(false);
  });
