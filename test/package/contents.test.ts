import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENTS } from './contents.js';

interface Packed {
  filename: string;
  unpackedSize: number;
  files: { path: string }[];
}

/** Chunks are named by what they hold, and end in a hash of it. */
const withoutHash = (path: string) => path.replace(/-[\w-]{8}(?=\.(?:c?js|d\.c?ts)$)/, '-*');

/** Installs the packed tarball into an empty folder, as a customer would. */
const folder = mkdtempSync(join(tmpdir(), 'cordboard-consumer-'));
let packed: Packed;

const run = (command: string, args: string[], cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

beforeAll(() => {
  const out = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], process.cwd());
  packed = Object.values(JSON.parse(out) as { [key: string]: Packed })[0] as Packed;
  run('npm', ['init', '-y']);
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, packed.filename)]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const WORK = `
  const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://api.test', fetch: backend.fetch });
  const agent = await client.agents.create({ name: 'Reception', type: 'inbound' });
  console.log((await client.agents.iterAgents().toArray({ limit: 5 })).map((a) => a.name).join());
`;

describe('the packed tarball', () => {
  test('holds these files and no other', () => {
    const paths = packed.files.map((file) => file.path);
    expect([...new Set(paths.map(withoutHash))].sort()).toEqual([...CONTENTS].sort());
  });

  test('is under 1.9 MB unpacked', () => {
    expect(packed.unpackedSize).toBeLessThan(1_900_000);
  });

  test('names every inlined package in THIRD_PARTY_LICENSES', () => {
    const licences = readFileSync(join(folder, 'node_modules/cordboard/THIRD_PARTY_LICENSES'), 'utf8');
    for (const name of [
      'ky',
      'zod',
      'eventsource-parser',
      'hono',
      'srvx',
      'commander',
      'yaml',
      'cli-table3',
      'csv-stringify',
    ])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  test('works as ESM', () => {
    const code = `import { Cordboard } from 'cordboard'; import { createRoutingBackend } from 'cordboard/testing';${WORK}`;
    expect(run('node', ['--input-type=module', '-e', code])).toBe('Reception\n');
  });

  test('works as CommonJS', () => {
    const code = `const { Cordboard } = require('cordboard'); const { createRoutingBackend } = require('cordboard/testing');
      (async () => {${WORK}})();`;
    expect(run('node', ['--input-type=commonjs', '-e', code])).toBe('Reception\n');
  });

  test('works as CommonJS where `import()` is refused, as in the sandbox of Jest', () => {
    const code = `const { readFileSync } = require('node:fs'); const { compileFunction } = require('node:vm');
      require.extensions['.cjs'] = (module, filename) => {
        const names = ['exports', 'require', 'module', '__filename', '__dirname'];
        const run = compileFunction(readFileSync(filename, 'utf8'), names, { filename });
        run(module.exports, (id) => module.require(id), module, filename, module.path);
      };
      const { Cordboard } = require('cordboard'); const { createRoutingBackend } = require('cordboard/testing');
      (async () => {${WORK}})();`;
    expect(run('node', ['--input-type=commonjs', '-e', code])).toBe('Reception\n');
  });

  test('shares its error classes between the lazy engine and the entry, in both forms', () => {
    const check = `client.agents.retrieve('').catch((e) => console.log(e instanceof InvalidParamsError))`;
    const make = `const client = new Cordboard({ apiKey: 'k', baseUrl: 'http://x.test' }); ${check}`;
    const esm = `import { Cordboard, InvalidParamsError } from 'cordboard'; ${make}`;
    const cjs = `const { Cordboard, InvalidParamsError } = require('cordboard'); ${make}`;
    expect(run('node', ['--input-type=module', '-e', esm])).toBe('true\n');
    expect(run('node', ['--input-type=commonjs', '-e', cjs])).toBe('true\n');
  });

  test('loads one small file until the first call, and one more with it', () => {
    const dist = join(folder, 'node_modules/cordboard/dist');
    const imports = (file: string) => {
      const code = readFileSync(join(dist, file), 'utf8');
      return new Set(
        [...code.matchAll(/(?:from|^import|;import)\s*"([\w./:-]+)"/gm)].map(([, name]) => name),
      );
    };
    expect(imports('index.js')).toEqual(new Set());
    expect(imports('engine.js')).toEqual(new Set(['./index.js']));
    expect(readFileSync(join(dist, 'index.js'), 'utf8')).not.toMatch(/ZodType|\bHTTPError\b/);
  });

  test('explains what does not fit with a file more, and does without it where that is gone', () => {
    const bare = join(folder, 'bare');
    cpSync(join(folder, 'node_modules/cordboard'), join(bare, 'node_modules/cordboard'), { recursive: true });
    const code = `import { Cordboard } from 'cordboard';
      const fetch = async () => Response.json({ id: 7 });
      const onDrift = ({ path, expected, received }) => console.log(path, expected, received);
      const client = new Cordboard({ apiKey: 'k', baseUrl: 'http://x.test', fetch, onDrift });
      console.log((await client.agents.retrieve('ag_1')).id);
      await client.agents.create({ type: 'inbound', name: '' }).catch(({ name, issues }) => console.log(name, issues[0].path));`;
    const told = () => run('node', ['--input-type=module', '-e', code], bare).trim().split('\n');
    expect(told()).toEqual(expect.arrayContaining(['id string number', '7', 'InvalidParamsError name']));
    rmSync(join(bare, 'node_modules/cordboard/dist/explain.js'));
    expect(told()).toEqual(['(the answer) as the contract has it object', '7', 'InvalidParamsError params']);
  });

  test('brings the command along', () => {
    expect(run('npx', ['--no-install', 'cordboard', '--help'])).toContain('emulator');
  });
});
