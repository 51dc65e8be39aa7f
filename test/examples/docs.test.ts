import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** A folder of a user's own, in which `cordboard` is installed. */
async function project(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-docs-'));
  await mkdir(join(folder, 'node_modules/@types'), { recursive: true });
  await symlink(resolve('.'), join(folder, 'node_modules/cordboard'), 'dir');
  // What the guides use beside the package itself.
  for (const name of ['@types/node', '@types/express', 'express', 'fastify', 'hono', 'ioredis', 'redis']) {
    await symlink(resolve('node_modules', name), join(folder, 'node_modules', name), 'dir');
  }
  return folder;
}

test('getting started can be followed word for word', async () => {
  const folder = await project();
  const emulator = spawn(process.execPath, [resolve('dist/cli/main.js'), 'emulator', '--port', '0']);
  try {
    const [printed] = (await once(emulator.stdout, 'data')) as [Buffer];
    const url = /CORDBOARD_BASE_URL=(\S+)/.exec(printed.toString())?.[1];
    const env = { ...process.env, CORDBOARD_BASE_URL: url, CORDBOARD_API_KEY: 'sk_test' };
    const guide = await readFile('docs/getting-started.md', 'utf8');
    const steps = [...guide.matchAll(/[Ss]ave this as `(\S+)`[^`]*`node \1`:\n\n```js\n(.*?)```/gs)];
    const output: { [file: string]: string } = {};
    for (const [, file = '', code = ''] of steps) {
      await writeFile(join(folder, file), code);
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { cwd: folder, env });
      expect(stderr, file).toBe('');
      output[file] = stdout;
    }
    expect(Object.keys(output)).toEqual(['setup.mjs', 'ring.mjs', 'calls.mjs', 'hours.mjs']);
    expect(output['setup.mjs']).toMatch(/^Reception answers \+1415\d{7}\n$/);
    expect(output['calls.mjs']).toBe(/```text\n(.*?)```/s.exec(guide)?.[1]);
    expect(output['hours.mjs']).toContain('is now answered by rule dr_');
  } finally {
    emulator.kill('SIGINT');
    await once(emulator, 'exit');
    await rm(folder, { recursive: true });
  }
});
