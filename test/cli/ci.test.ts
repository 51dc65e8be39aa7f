import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { serve } from './support/account.js';
import { BIN } from './support/command.js';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
}
interface Job {
  permissions?: { [scope: string]: string };
  environment?: string;
  steps: Step[];
}
interface Workflow {
  permissions: { [scope: string]: string };
  jobs: { [name: string]: Job };
}

const CI = 'examples/ci';
const read = async () => parse(await readFile(`${CI}/.github/workflows/routing.yml`, 'utf8')) as Workflow;

async function script(job: string, name: string): Promise<string> {
  const step = (await read()).jobs[job]?.steps.find((each) => each.name === name);
  if (!step?.run) throw new Error(`The job ${job} has no step "${name}".`);
  return step.run;
}

/** A runner: `npx` gives the built command, and `gh` keeps one comment in a file. */
async function runner(env: { [name: string]: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-ci-'));
  await copyFile(`${CI}/routing.yaml`, join(folder, 'routing.yaml'));
  const tools = {
    npx: `shift 2; exec '${process.execPath}' '${BIN}' "$@"`,
    gh: `echo "$@" >> gh.log
case "$*" in *--paginate*) [ -f posted ] && echo 77; exit 0 ;; *POST*) touch posted ;; esac`,
  };
  for (const [name, body] of Object.entries(tools)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(folder, name), 0o755);
  }
  const all = {
    ...env,
    PATH: `${folder}:${process.env['PATH']}`,
    CORDBOARD: 'cordboard@0',
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_REPOSITORY: 'acme/phones',
    PULL_REQUEST: '12',
  };
  const run = (text: string, more: { [name: string]: string } = {}) =>
    new Promise<number>((settle) => {
      const options = { cwd: folder, env: { ...all, ...more } };
      execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', text], options, (error) =>
        settle(Number(error?.code ?? 0)),
      );
    });
  return { run, file: (name: string) => readFile(join(folder, name), 'utf8') };
}

test('the sample in examples/ci fits the published JSON Schema', async () => {
  const schema = JSON.parse(await readFile('docs/routing.schema.json', 'utf8'));
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const fits = validate(parse(await readFile(`${CI}/routing.yaml`, 'utf8')));
  expect([fits, validate.errors]).toEqual([true, null]);
});

describe('the workflow in examples/ci', () => {
  test('pins every action to a commit and asks for the least', async () => {
    const { permissions, jobs } = await read();
    expect(permissions).toEqual({ contents: 'read' });
    const wider = Object.entries(jobs).filter(([, job]) => job.permissions);
    expect(wider.map(([name]) => name)).toEqual(['comment']);
    expect(jobs['comment']?.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    expect(jobs['apply']?.environment).toBe('telephony');
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
    expect(uses.length).toBeGreaterThan(4);
    for (const action of uses) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    // What a pull request says must not run as a script.
    for (const { steps } of Object.values(jobs))
      for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('comments the plan once and then keeps that comment up to date', async () => {
    const { env } = await serve();
    const { run, file } = await runner(env);
    for (let push = 0; push < 2; push += 1) {
      expect(await run(await script('comment', 'Plan'))).toBe(0);
      expect(await run(await script('comment', 'Comment, in one and the same place'))).toBe(0);
    }
    const comment = await file('comment.md');
    expect(comment.startsWith('<!-- cordboard plan -->\n## Routing\n')).toBe(true);
    expect(comment).toContain('create agent reception');
    const changes = (await file('gh.log')).split('\n').filter((line) => line.includes('--method'));
    expect(changes).toEqual([
      'api --silent --method POST repos/acme/phones/issues/12/comments --field body=@comment.md',
      'api --silent --method PATCH repos/acme/phones/issues/comments/77 --field body=@comment.md',
    ]);
  });

  test('applies the plan that was approved, after which nothing is pending', async () => {
    const { env, client } = await serve();
    const { run, file } = await runner(env);
    const plan = await script('plan', 'Plan');
    expect(await run(plan)).toBe(0);
    expect(await file('output')).toBe('pending=true\n');
    expect(await file('summary.md')).toContain('create route frontDesk');
    const carrier = { SIP_USERNAME: 'u', SIP_PASSWORD: 'p' };
    expect(await run(await script('apply', 'Apply'), { ...carrier, ALLOW: '' })).toBe(0);
    const numbers = await client.numbers.iterNumbers().toArray({ limit: 5 });
    expect(numbers.filter(({ inboundAgentId }) => inboundAgentId).length).toBe(2);
    expect(await run(plan)).toBe(0);
    expect(await file('output')).toBe('pending=true\npending=false\n');
  });

  test('fails when planning fails', async () => {
    const { env } = await serve();
    const { run } = await runner({ ...env, CORDBOARD_API_KEY: 'sk_wrong' });
    expect(await run(await script('plan', 'Plan'))).toBe(1);
    expect(await run(await script('comment', 'Plan'))).toBe(1);
  });
});
