import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

/** Runs one example against the built package, as a user would. */
async function run(file: string) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const args = ['--import', 'tsx', file];
  const tsconfig = { TSX_TSCONFIG_PATH: 'examples/tsconfig.json' };
  return promisify(execFile)(process.execPath, args, { env: { ...env, ...tsconfig, NO_COLOR: '1' } });
}

describe('every example', () => {
  test.each(readdirSync('examples').filter((file) => file.endsWith('.ts')))(
    '%s runs as it stands',
    async (file) => {
      const { stdout, stderr } = await run(`examples/${file}`);
      expect(stdout.trim()).not.toBe('');
      expect(stderr).toBe('');
    },
  );
});

test('the demo does the main job and prints no colours when asked not to', async () => {
  const { stdout, stderr } = await run('examples/demo/main.ts');
  expect(stderr).toBe('');
  expect(stdout).not.toContain('\u001b[');
  expect(stdout).toContain('409 number_already_routed');
  expect(stdout).toContain('completed, 42 s: Ada Lovelace, urgent');
  expect(stdout).toContain('answered by Sales');
});
