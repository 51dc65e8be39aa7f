import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const CONSUMER = `
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'https://api.example.com' });
const agent = await client.agents.create({ name: 'Reception', type: 'inbound' });
for await (const call of client.calls.iterCalls({ direction: 'inbound' })) console.log(call.id, agent.id);
`;

const FLAGS = [
  ...['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'],
  ...['--types', 'node', '--extendedDiagnostics'],
];

let folder: string;

beforeAll(() => {
  // Inside the repository, so that the types of luxon and Node are found as in a consumer's project.
  mkdirSync('node_modules/.cache', { recursive: true });
  folder = mkdtempSync(resolve('node_modules/.cache/type-cost-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** How many files the compiler reads for a program, and how many types it instantiates. */
function cost(name: string, code: string) {
  const file = join(folder, `${name}.mts`);
  writeFileSync(file, code);
  const out = execFileSync('node', ['node_modules/typescript/bin/tsc', ...FLAGS, file], { encoding: 'utf8' });
  const figure = (label: string) => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(out)?.[1]);
  return { files: figure('Files'), instantiations: figure('Instantiations') };
}

describe('type-checking a small consumer', () => {
  test('reads at most 5 files more than without it, and instantiates at most 300 types', () => {
    const bare = cost('bare', 'export {};');
    const path = resolve('dist/index.js');
    const used = cost('consumer', `import { Cordboard } from ${JSON.stringify(path)};${CONSUMER}`);
    expect(used.files - bare.files).toBeGreaterThan(0);
    expect(used.files - bare.files).toBeLessThanOrEqual(5);
    expect(used.instantiations).toBeGreaterThan(0);
    expect(used.instantiations).toBeLessThanOrEqual(300);
  });
});
