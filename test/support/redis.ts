import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether `redis-server` is on the path. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** Says in one line what was left out, and where it comes from. */
export function sayWithoutRedis(): void {
  process.stderr.write(
    'redis-server is not on the path: the Redis store was not tested (apt-get install redis-server)\n',
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function launch(folder: string) {
  const port = await freePort();
  const place = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder];
  const args = [...place, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of server.stdout) {
    if (/Ready to accept connections/.test(String(chunk))) return { server, port };
  }
  // Somebody else took the port between the question and the start.
  return undefined;
}

/** A Redis of our own: nothing on disk, a port of its own, gone when stopped. */
export async function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-redis-'));
  let launched: Awaited<ReturnType<typeof launch>>;
  for (let tries = 0; !launched && tries < 5; tries += 1) launched = await launch(folder);
  if (!launched) throw new Error('redis-server does not start');
  const { server, port } = launched;
  server.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
