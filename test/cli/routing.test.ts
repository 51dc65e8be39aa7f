import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { serve, serveSample, TOKEN } from './support/account.js';
import { cordboard } from './support/command.js';
import { fileOf, SMALL } from './support/routing.js';

describe('cordboard plan', () => {
  test('shows what would change, in three forms, and changes nothing', async () => {
    const { run, client } = await serve();
    const file = await fileOf('routing.yaml', SMALL);
    const text = await run(`plan ${file}`);
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toMatchSnapshot('text');
    expect((await run(`plan ${file} --format markdown`)).stdout).toMatchSnapshot('markdown');
    const json = await run(`plan ${file} --json`);
    expect((await run(`plan ${file} --format json`)).stdout.length).toBe(json.stdout.length);
    const plan = JSON.parse(json.stdout);
    expect({ ...plan, createdAt: '-' }).toMatchSnapshot('json');
    expect(await client.agents.iterAgents().toArray({ limit: 1 })).toEqual([]);
  });

  test('exits with 2 while something is pending, and only when asked to', async () => {
    const { run } = await serve();
    const file = await fileOf('routing.yaml', SMALL);
    expect((await run(`plan ${file} --detailed-exitcode`)).code).toBe(2);
    expect((await run(`plan ${file}`)).code).toBe(0);
    expect((await run(`apply ${file} --yes --allow-spend`)).code).toBe(0);
    expect(await run(`plan ${file} --detailed-exitcode`)).toMatchObject({ code: 0, stderr: '' });
  });

  test('reads JSON and modules, too', async () => {
    const { run } = await serve();
    const config = { agents: { a: { type: 'inbound', name: 'A' } } };
    const module = `export default ${JSON.stringify(config)};`;
    const marked = `\uFEFF${JSON.stringify(config)}`;
    const files = [fileOf('r.json', config), fileOf('marked.json', marked), fileOf('r.mjs', module)];
    for (const file of await Promise.all(files)) {
      const { code, stdout } = await run(`plan ${file} --json`);
      expect([code, JSON.parse(stdout).changes[0].id]).toEqual([0, 'agent.a.create']);
    }
  });

  test.each([
    ['routing.yaml', 'routes: { main: { agent: recepton } }', /routes\.main/],
    ['routing.yaml', 'agents: { a: { type: inbound, name: A }', /not readable as YAML/],
    ['routing.json', '{"agents":', /not readable as JSON/],
    ['routing.json', '', /is empty/],
    ['routing.toml', 'agents = 1', /must end in \.yaml/],
    ['routing.mjs', 'export const routing = {};', /no default export/],
    ['routing.mjs', 'throw new Error("boom")', /cannot be loaded \(boom\)/],
  ])('says what is wrong with %s: %s', async (name, content, expected) => {
    const { run } = await serve();
    const { code, stdout, stderr } = await run(`plan ${await fileOf(name, content)}`);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^cordboard: /);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a file that is not there, no key, a server that is down', async () => {
    const { run, env } = await serve();
    const file = await fileOf('routing.yaml', SMALL);
    expect((await run('plan /nowhere/routing.yaml')).stderr).toMatch(
      /^cordboard: \/nowhere.* cannot be read/,
    );
    for (const command of ['plan', 'apply']) {
      const keyless = await cordboard([command, file]);
      expect([keyless.code, keyless.stderr]).toEqual([1, expect.stringContaining('set CORDBOARD_API_KEY')]);
      const gone = { env: { ...env, CORDBOARD_BASE_URL: 'http://127.0.0.1:9' } };
      const { code, stdout, stderr } = await cordboard([command, file], gone);
      expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('Could not reach')]);
    }
  });
});

describe('cordboard apply', () => {
  test('needs a yes, and leave to spend beside it', async () => {
    const { run, client } = await serve();
    const file = await fileOf('routing.yaml', SMALL);
    const unasked = await run(`apply ${file}`);
    expect([unasked.code, unasked.stdout]).toEqual([1, '']);
    expect(unasked.stderr).toContain(
      'Carry out 4 changes? It buys 1 number for 1.15 USD each 28 days. Pass --yes.',
    );
    const stingy = await run(`apply ${file} --yes`);
    expect([stingy.code, stingy.stderr]).toEqual([1, expect.stringContaining('needs --allow-spend.')]);
    expect(await client.agents.iterAgents().toArray({ limit: 1 })).toEqual([]);
    const done = await run(`apply ${file} --yes --allow-spend`);
    expect(done).toMatchObject({ code: 0, stdout: '4 done, 0 were as planned before.\n' });
    expect(done.stderr).toContain('4/4 changes');
  });

  test('carries out exactly the plan that was saved, and takes what is done as done', async () => {
    const { run } = await serve();
    const file = await fileOf('routing.yaml', SMALL);
    const saved = file.replace('routing.yaml', 'plan.json');
    expect((await run(`plan ${file} --out ${saved}`)).stderr).toContain(`cordboard apply ${saved}`);
    const first = await run(`apply ${saved} --yes --allow-spend --json`);
    expect(JSON.parse(first.stdout)).toMatchSnapshot();
    const again = await run(`apply ${saved} --yes --allow-spend --json`);
    expect(JSON.parse(again.stdout)).toMatchObject({ done: 0, already: 4 });
    expect((await run(`apply ${saved} --prune`)).code).toBe(64);
    expect((await run(`plan ${saved}`)).code).toBe(64);
    const spaced = file.replace('routing.yaml', 'my plan.json');
    const { stderr } = await run(['plan', file, '--out', spaced]);
    expect(stderr).toContain(`\`cordboard apply '${spaced}'\``);
  });

  test('refuses a saved plan when the account has changed since', async () => {
    const { run, client } = await serveSample();
    const { stdout: config } = await run('export --json', { env: {} });
    const changed = config.replace('"Night desk"', '"Late desk"');
    const env = variablesOf(config);
    const file = await fileOf('routing.json', changed);
    const saved = `${file}.plan.json`;
    await run(`plan ${file} --out ${saved}`, { env });
    const [night] = await client.agents.iterAgents().toArray({ limit: 1 });
    await client.agents.update(night?.id ?? '', { name: 'Someone else’s name' });
    const { code, stderr } = await run(`apply ${saved} --yes`, { env });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/cordboard: The account is not as the plan saw it/),
    ]);
  });

  test('taking away needs --prune in the plan and --allow-destroy', async () => {
    const { run, client } = await serve();
    await client.agents.create({ name: 'Old', type: 'inbound' });
    const file = await fileOf('routing.yaml', 'agents: {}');
    expect((await run(`apply ${file} --yes`)).stdout).toBe('0 done, 0 were as planned before.\n');
    const refused = await run(`apply ${file} --prune --yes`);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('needs --allow-destroy.')]);
    expect((await run(`apply ${file} --prune --yes --allow-destroy`)).code).toBe(0);
    expect(await client.agents.iterAgents({ status: 'active' }).toArray({ limit: 1 })).toEqual([]);
  });

  test('a saved plan is taken at its actions: an edited flag gets past no --allow-destroy', async () => {
    const { run, client } = await serve();
    await client.agents.create({ name: 'Old', type: 'inbound' });
    const { stdout } = await run(`plan ${await fileOf('routing.yaml', 'agents: {}')} --prune --json`);
    const edited = await fileOf('plan.json', stdout.replace('"destroys": true', '"destroys": false'));
    expect(await readFile(edited, 'utf8')).not.toBe(stdout);
    expect((await run(`apply ${edited}`)).stderr).toContain('It takes 1 thing out of service.');
    const refused = await run(`apply ${edited} --yes`);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('needs --allow-destroy.')]);
    expect(await client.agents.iterAgents({ status: 'active' }).toArray({ limit: 2 })).toHaveLength(1);
    const buying = JSON.parse((await run(`plan ${await fileOf('routing.yaml', SMALL)} --json`)).stdout);
    const free = await fileOf('plan.json', { ...buying, monthlyCost: [{ amount: '0.00', currency: 'USD' }] });
    expect((await run(`apply ${free}`)).stderr).toMatch(
      /for 1\.15 USD a month(.|\n)*for 1\.15 USD each 28 days/,
    );
  });

  test('a failure in the middle says what is done, what is not, and a second run finishes it', async () => {
    const { run, backend } = await serve();
    const file = await fileOf('routing.yaml', SMALL);
    backend.faults.add({ route: 'dispatchRules.create', status: 403 });
    const broken = await run(`apply ${file} --yes --allow-spend`);
    expect([broken.code, broken.stdout]).toEqual([1, '']);
    expect(broken.stderr).toMatch(/\ndone:\n {2}connection\.main\.create\n/);
    expect(broken.stderr).toMatch(/\nfailed:\n {2}route\.frontDesk\.create: 403 permission_denied/);
    expect(broken.stderr).toContain('Running it again is safe');
    expect(await run(`apply ${file} --yes --allow-spend`)).toMatchObject({ code: 0 });
    expect((await run(`plan ${file} --detailed-exitcode`)).code).toBe(0);
  });

  test('a new signing secret goes to the file that the config names, and nowhere else', async () => {
    const { run } = await serve();
    const secrets = await fileOf('secrets.env', '');
    const signingSecret = { file: secrets, name: 'HOOK_SECRET' };
    const hook = { webhooks: { events: { url: 'https://hooks.test/events', signingSecret } } };
    const file = await fileOf('routing.json', hook);
    const { code, stdout, stderr } = await run(`apply ${file} --yes`);
    const secret = /^HOOK_SECRET=(whsec_\S+)$/m.exec(await readFile(secrets, 'utf8'))?.[1] ?? 'none';
    expect([code, secret]).toEqual([0, expect.stringMatching(/^whsec_/)]);
    expect(stdout + stderr).not.toContain(secret);
    expect((await stat(secrets)).mode & 0o077).toBe(0);
  });

  test('refuses a secret that would have nowhere to go, and a file that is no plan', async () => {
    const { run, client } = await serve();
    const signingSecret = { callback: 'vault' };
    const hook = { webhooks: { events: { url: 'https://hooks.test/events', signingSecret } } };
    const lost = await run(`apply ${await fileOf('routing.json', hook)} --yes`);
    expect([lost.code, lost.stderr]).toEqual([
      1,
      expect.stringContaining('Write signingSecret: { file, name }'),
    ]);
    expect(await client.webhookEndpoints.iterWebhookEndpoints().toArray({ limit: 1 })).toEqual([]);
    const { stdout } = await run(`plan ${await fileOf('routing.yaml', SMALL)} --json`);
    const plan = JSON.parse(stdout);
    const [change] = plan.changes;
    for (const broken of [
      { formatVersion: 9, changes: [] },
      { formatVersion: 1, changes: 7 },
      { ...plan, changes: [{}] },
      { ...plan, changes: [{ ...change, kind: 'toString' }] },
      { ...plan, changes: [{ ...change, action: 'release' }] },
      { ...plan, changes: [{ ...change, id: 7 }] },
      { ...plan, changes: [{ ...change, kind: 'number', action: 'buy' }] },
    ]) {
      const { code, stderr } = await run(`apply ${await fileOf('plan.json', broken)} --yes`);
      expect([code, stderr]).toEqual([1, expect.stringContaining('is no plan of this version')]);
    }
  });
});

describe('cordboard export', () => {
  test.each(['yaml', 'json'])('as %s plans to no change and shows no token', async (format) => {
    const { run } = await serveSample();
    const { code, stdout, stderr } = await run(`export --format ${format}`);
    expect(code).toBe(0);
    expect(stdout).toMatchSnapshot();
    expect(stdout + stderr).not.toContain(TOKEN);
    expect(stderr).toContain('Set the variables before you plan:');
    const file = await fileOf(`routing.${format}`, stdout);
    const planned = await run(`plan ${file} --detailed-exitcode`, { env: variablesOf(stdout) });
    expect(planned).toMatchObject({ code: 0, stderr: '' });
  });
});

/** The variables that an export of the sample account names, and what they stand for. */
function variablesOf(text: string): { [name: string]: string } {
  const names = [...text.matchAll(/"?env"?: "?(\w+)/g)].map(([, name = '']) => name);
  return Object.fromEntries(
    names.map((name) => [
      name,
      /CALLBACK/.test(name) ? `https://decide.test/${TOKEN}` : `https://hooks.test/${TOKEN}?t=${TOKEN}`,
    ]),
  );
}
