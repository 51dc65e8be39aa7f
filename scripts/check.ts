/** `npm test`: everything, each step told in one line, and only when it fails what it said beside its successes. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const reports = await mkdtemp(join(tmpdir(), 'cordboard-'));
const count = { passed: 0, failed: 0 };

/** A test file that passed, a test of it that was slow, and the empty lines. */
const PASSED = /^(\s*✓.*)?\n/gm;

/** What a test says when this machine lacks what it needs: it is told, and no test counts as passed for it. */
const LEFT_OUT = /^.*\b(?:was|were) (?:left out|not run)\b.*$/gm;

interface Step {
  name: string;
  command: string;
  /** Where vitest writes its counts. */
  report?: string;
}

function vitest(name: string, projects: string): Step {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const reporters = `--reporter=default --reporter=json --outputFile.json=${report}`;
  return { name, command: `vitest run ${projects} ${reporters}`, report };
}

async function run({ name, command, report }: Step): Promise<void> {
  const started = Date.now();
  const child = spawn(command, {
    shell: true,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  let counted = { numPassedTests: code === 0 ? 1 : 0, numFailedTests: code === 0 ? 0 : 1 };
  if (report) counted = JSON.parse(await readFile(report, 'utf8').catch(() => JSON.stringify(counted)));
  const tests = report ? `, ${counted.numPassedTests} tests` : '';
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s${tests})`);
  if (code !== 0) console.log(output.replace(PASSED, ''));
  for (const [line] of output.matchAll(LEFT_OUT)) console.log(`     ${line.trim()}`);
  count.passed += counted.numPassedTests;
  count.failed += Math.max(counted.numFailedTests, code === 0 ? 0 : 1);
}

/** Two at a time at most: the machine that this is planned for has two cores. */
async function both(...steps: Step[]): Promise<void> {
  await Promise.all(steps.map(run));
}

await run({ name: 'format and lint', command: 'biome check .' });
await both({ name: 'types', command: 'tsc --noEmit' }, { name: 'build', command: 'npm run --silent build' });
await run(vitest('tests on the source', '--project source'));
await run(vitest('tests on the build', '--project dist --project package'));
await both(
  { name: 'OpenAPI lint', command: 'npm run --silent lint:openapi' },
  { name: 'dead code', command: 'knip' },
);
await both(
  { name: 'package layout and types', command: 'npm run --silent packaging' },
  { name: 'size budgets', command: 'size-limit' },
);

await rm(reports, { recursive: true });
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;
