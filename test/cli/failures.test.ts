import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { KEY, serve, serveSample } from './support/account.js';
import { cordboard } from './support/command.js';

/** One command line for each way into the API. */
const COMMANDS = [
  'connections list',
  'numbers list',
  'numbers show pn_1',
  'numbers search --country US',
  'numbers buy +14155550123',
  'numbers release pn_1',
  'numbers swap pn_1 --to ag_1',
  'numbers exchange pn_1 pn_2',
  'numbers recover-swaps',
  'agents list --json',
  'agents show ag_1',
  'rules list',
  'rules show dr_1',
  'rules preview dr_1',
  'rules week dr_1',
  'calls list',
  'calls show call_1',
  'calls export',
  'calls tail',
  'export',
];

/** A port on which nobody listens: it was free a moment ago. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

describe('without a key every command says what to set', () => {
  test.concurrent.each(COMMANDS)('cordboard %s', async (command) => {
    const { code, stdout, stderr } = await cordboard(command.split(' '));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^cordboard: No API key: set CORDBOARD_API_KEY\. .*cordboard emulator.*\n$/);
  });
});

describe('with a server that is down every command says so', async () => {
  const env = { CORDBOARD_API_KEY: KEY, CORDBOARD_BASE_URL: await closedPort() };

  // Together, because each waits a while before it tries again.
  test.concurrent.each(COMMANDS)('cordboard %s', async (command) => {
    const { code, stdout, stderr } = await cordboard(command.split(' '), { env });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^cordboard: Could not reach .*ECONNREFUSED.*Check CORDBOARD_BASE_URL.*\n$/);
  });
});

describe('with a wrong key every command says so and does not show it', () => {
  test.each(COMMANDS)('cordboard %s', async (command) => {
    const { run } = await serve();
    const { code, stdout, stderr } = await run(command, { env: { CORDBOARD_API_KEY: 'sk_wrong_91' } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^cordboard: 401 authentication_failed: .*request req_.*Check CORDBOARD_API_KEY\.\n$/,
    );
    expect(stderr).not.toContain('sk_wrong_91');
  });
});

describe('failures', () => {
  test('no base URL', async () => {
    const { code, stderr } = await cordboard(['agents', 'list'], { env: { CORDBOARD_API_KEY: KEY } });
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('set CORDBOARD_BASE_URL, or give --base-url'),
    ]);
  });

  test('--base-url goes before the environment', async () => {
    const { env } = await serve();
    const { CORDBOARD_BASE_URL: url = '', ...key } = env;
    const given = { env: { ...key, CORDBOARD_BASE_URL: 'http://127.0.0.1:9' } };
    expect((await cordboard(['agents', 'list', '--base-url', url], given)).code).toBe(0);
    const bad = await cordboard(['agents', 'list', '--base-url', 'nonsense'], given);
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/^cordboard: baseUrl must be .*\n$/)]);
  });

  test.each([
    ['rules show dr_nope', /404 not_found.*dr_nope.*list/],
    ['agents show Nobody', /No agent has the id or the name "Nobody".*agents list/],
    ['numbers release +14155559999', /no number \+14155559999.*numbers list/],
    [
      'numbers release +14155550123 --yes',
      /answered by ag_\w+, by rule dr_\w+\. Take it out of service first/,
    ],
    ['rules week {rule} --timezone Mars/Base', /IANA time zone.*Mars\/Base/],
    [
      'numbers swap +14155550124 --to Reception --from Reception',
      /was not moved: it is answered by no agent/,
    ],
    ['calls list --cursor nonsense', /400 invalid_request.*cursor/],
  ])('cordboard %s', async (command, expected) => {
    const { run, rule } = await serveSample();
    const { code, stdout, stderr } = await run(command.replace('{rule}', rule.id));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(expected);
    expect(stderr).toMatch(/^cordboard: .*\n$/);
  });

  test('two agents of one name are told apart by their ids', async () => {
    const { run, client, day } = await serveSample();
    const twin = await client.agents.create({ name: 'Reception', type: 'inbound' });
    const { code, stderr } = await run('agents show Reception');
    expect(code).toBe(1);
    expect(stderr).toContain(twin.id);
    expect(stderr).toContain(day.id);
  });

  test('a swap that another holds names the command that frees it', async () => {
    const { run, client, number, night, rule } = await serveSample();
    const journal = { swapId: 's', toAgentId: night.id, leaseUntil: 8e15, claimId: 'c' };
    await client.dispatchRules.update(rule.id, { metadata: { 'cordboard.swap': JSON.stringify(journal) } });
    const { code, stderr } = await run(`numbers swap ${number.id} --to ${night.id}`);
    expect(code).toBe(1);
    expect(stderr).toContain(`From the shell: cordboard numbers recover-swaps ${number.id} --older-than 0`);
  });

  test('CORDBOARD_DEBUG=1 shows requests and the stack, and no key', async () => {
    const { run } = await serve();
    const { code, stdout, stderr } = await run('rules show dr_nope', { env: { CORDBOARD_DEBUG: '1' } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/GET .*dr_nope/);
    expect(stderr).toMatch(/\n\s+at /);
    expect(stderr).not.toContain(KEY);
  });

  test('text of the account cannot steer a terminal', async () => {
    const { run, client } = await serve();
    await client.agents.create({ name: 'a\u001b[2Jb\nc\u009b1m', type: 'inbound' });
    const { stdout } = await run('agents list');
    expect(stdout).toContain('a·[2Jb c·1m');
    const { stdout: json } = await run('agents list --json');
    for (const steering of ['\u001b', '\u009b']) expect(json).not.toContain(steering);
    expect(JSON.parse(json).data[0].name).toBe('a\u001b[2Jb\nc\u009b1m');
    for (const format of ['json', 'yaml'])
      expect((await run(`export --format ${format}`)).stdout).not.toContain('\u009b');
    await client.agents.create({ name: '\u202enoitpeceR', type: 'inbound' });
    expect((await run('agents list')).stdout).toContain(' ·noitpeceR ');
  });

  test('neither can the place to go on from, which the server names', async () => {
    const { run, client, backend } = await serve();
    const agent = await client.agents.create({ name: 'A', type: 'inbound' });
    backend.faults.add({ route: 'agents.list', body: { data: [agent], nextCursor: '\u001b[2J\u009b1m' } });
    const { stderr } = await run('agents list --limit 1');
    expect(stderr).toBe('There are more: add --all, or --cursor ·[2J·1m\n');
  });
});
