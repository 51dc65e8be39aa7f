import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { serveSample, TOKEN } from './support/account.js';
import { start } from './support/running.js';

test('releasing needs a yes, and happens once', async () => {
  const { run, client, other } = await serveSample();
  const refused = await run(`numbers release ${other.id}`);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Pass --yes')]);
  expect(refused.stderr).toContain('It will be disconnected.');
  expect((await client.numbers.retrieve(other.id)).status).toBe('active');
  const released = await run(`numbers release ${other.phoneNumber} --yes`);
  expect(released).toMatchObject({ code: 0, stderr: '' });
  expect(released.stdout).toContain('released');
  const again = await run(`numbers release ${other.phoneNumber} --yes`);
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('was released already')]);
});

test('a number in service is not released', async () => {
  const { run, client, number, day } = await serveSample();
  const { code, stderr } = await run(`numbers release ${number.id} --yes`);
  expect([code, stderr]).toEqual([1, expect.stringContaining(`is answered by ${day.id}`)]);
  expect(stderr).toContain('Take it out of service first');
  expect((await client.numbers.retrieve(number.id)).status).toBe('active');
});

test('a released number is shown without what its callback address may hold', async () => {
  const { run, client, other } = await serveSample();
  await client.numbers.update(other.id, { inboundCallback: { url: `https://decide.test/${TOKEN}` } });
  const { stdout } = await run(`numbers release ${other.id} --yes --json`);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'released',
    inboundCallback: { url: 'https://decide.test/…' },
  });
});

test('a swap moves a number and keeps its schedule', async () => {
  const { run, client, number, night, day, rule } = await serveSample();
  const { code, stdout } = await run([
    'numbers',
    'swap',
    number.phoneNumber,
    '--to',
    'Night desk',
    '--from',
    'Reception',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`${number.id} +${day.id} +${night.id} +dr_\\w+ +\\d+ ms +moved`));
  const { dispatchRuleId } = await client.numbers.retrieve(number.id);
  const now = await client.dispatchRules.retrieve(dispatchRuleId ?? '');
  expect(now).toMatchObject({ agentId: night.id, schedule: rule.schedule, variables: rule.variables });
  const same = await run(['numbers', 'swap', number.id, '--to', night.id, '--json']);
  expect(JSON.parse(same.stdout)).toMatchObject({ changed: false, ruleId: now.id });
});

test('a swap moves nothing where another answers than --from says', async () => {
  const { run, client, number, night, day } = await serveSample();
  const third = await client.agents.create({ name: 'Third', type: 'inbound' });
  const { code, stdout } = await run(`numbers swap ${number.id} --from ${third.id} --to ${night.id}`);
  expect([code, stdout]).toEqual([1, '']);
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(day.id);
});

test('a swap that is refused half-way fails, and says who answers', async () => {
  const { run, backend, client, number, night, day } = await serveSample();
  backend.faults.add({ route: 'dispatchRules.create', status: 422 });
  const { code, stdout, stderr } = await run(`numbers swap ${number.id} --to ${night.id}`);
  expect([code, stdout]).toEqual([1, expect.stringContaining('refused, old agent put back')]);
  expect(stderr).toBe(`cordboard: ${night.id} was refused; ${day.id} answers again.\n`);
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(day.id);
});

test('a recovery keeps to the numbers that it is given, and fails where one cannot be finished', async () => {
  const { run, backend, client, number, other, night } = await serveSample();
  backend.faults.add({ route: 'dispatchRules.create', status: 500, times: 1 });
  await expect(client.numbers.swap(number.id, { toAgentId: night.id }, { maxRetries: 0 })).rejects.toThrow();
  const elsewhere = await run(`numbers recover-swaps ${other.id} --older-than 0`);
  expect(elsewhere).toMatchObject({ code: 0, stdout: '', stderr: 'No swap was left unfinished.\n' });
  backend.faults.add({ route: 'dispatchRules.create', status: 403, times: 5 });
  const failed = await run('numbers recover-swaps --older-than 0');
  expect([failed.code, failed.stdout]).toEqual([1, expect.stringContaining('failed')]);
  expect(failed.stderr).toContain(`${number.id}: `);
  expect(failed.stderr).toContain(`cordboard numbers recover-swaps ${number.id} --older-than 0`);
  expect(failed.stderr).toContain('Some swaps could not be finished; they can be tried again.');
});

test('an exchange lets two numbers trade their agents', async () => {
  const { run, client, number, other, night, day } = await serveSample();
  await client.dispatchRules.create({ numberId: other.id, agentId: night.id });
  const { code } = await run(`numbers exchange ${number.phoneNumber} ${other.phoneNumber}`);
  expect(code).toBe(0);
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(night.id);
  expect((await client.numbers.retrieve(other.id)).inboundAgentId).toBe(day.id);
});

test('an unfinished swap is found and finished', async () => {
  const { run, backend, client, number, night } = await serveSample();
  backend.faults.add({ route: 'dispatchRules.create', status: 500, times: 100 });
  await expect(client.numbers.swap(number.id, { toAgentId: night.id }, { maxRetries: 0 })).rejects.toThrow();
  backend.faults.clear();
  const young = await run('numbers recover-swaps --older-than 31536000');
  expect(young.stdout).toContain('left');
  expect(young.stderr).toContain('1 may be under way and was left. If no process is at work: --older-than 0');
  const { code, stdout } = await run(`numbers recover-swaps ${number.phoneNumber} --older-than 0 --json`);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).data).toMatchObject([{ numberId: number.id, outcome: 'completed', error: null }]);
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(night.id);
});

test('Ctrl-C lets a recovery finish the swap that it has begun', async () => {
  const { env, backend, client, number, night } = await serveSample();
  backend.faults.add({ route: 'dispatchRules.create', status: 500 });
  await expect(client.numbers.swap(number.id, { toAgentId: night.id }, { maxRetries: 0 })).rejects.toThrow();
  const release = deferred();
  backend.faults.add({ route: 'dispatchRules.create', until: release.promise });
  const { child, out, ended } = start(['numbers', 'recover-swaps', '--older-than', '0'], env);
  // It has claimed the swap, and looks no further before it makes the new rule.
  const journal = async () => JSON.stringify((await client.dispatchRules.list({ numberId: number.id })).data);
  const before = await journal();
  await expect.poll(journal).not.toBe(before);
  child.kill('SIGINT');
  await expect.poll(() => out.stderr).toContain('Stopping after the swaps in hand');
  release.resolve();
  expect(await ended).toEqual([1, null]);
  expect(out.stdout).toContain('completed');
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(night.id);
});

test.each(['14155550123', '(415) 555-0123'])(
  'a number that is not in E.164 form is told so: %s',
  async (given) => {
    const { run } = await serveSample();
    const { code, stderr } = await run(['numbers', 'show', given]);
    expect([code, stderr]).toEqual([
      64,
      expect.stringContaining('in E.164 form, with + and its country code'),
    ]);
  },
);
