import { expect, test } from 'vitest';
import { serveSample } from './support/account.js';

/** The sample account with a second rule, and a third agent that is not an inbound one. */
async function serveTwoOfEach() {
  const sample = await serveSample();
  const { client, other, night } = sample;
  const second = await client.dispatchRules.create({ numberId: other.id, agentId: night.id });
  const caller = await client.agents.create({ name: 'Caller', type: 'outbound' });
  const ids = async (args: readonly string[]) => {
    const { stdout } = await sample.run([...args, '--json']);
    return (JSON.parse(stdout) as { data: { id: string }[] }).data.map(({ id }) => id);
  };
  return { ...sample, second, caller, ids };
}

test('each filter of a list reaches the API', async () => {
  const { ids, call, rejected, rule, second, day, night, number, other, caller } = await serveTwoOfEach();
  const lists: readonly (readonly [list: string, filter: readonly string[], expected: readonly string[]])[] =
    [
      ['calls', ['--direction', 'outbound'], []],
      ['calls', ['--status', 'completed'], [call.id]],
      ['calls', ['--agent', 'Reception'], [call.id]],
      ['calls', ['--number', other.phoneNumber], [rejected.id]],
      ['calls', ['--since', '2026-11-02T15:00:30Z'], [rejected.id]],
      ['calls', ['--until', '2026-11-02T15:00:30Z'], [call.id]],
      ['calls', ['--updated-since', '2026-11-02T15:30:00Z'], []],
      ['rules', ['--number', number.phoneNumber], [rule.id]],
      ['rules', ['--agent', 'Night desk'], [second.id]],
      ['rules', ['--status', 'completed'], []],
      ['agents', ['--type', 'outbound'], [caller.id]],
      ['agents', ['--status', 'archived'], []],
      ['numbers', ['--agent', day.id], [number.id]],
      ['numbers', ['--agent', night.id], [other.id]],
      ['numbers', ['--status', 'released'], []],
      ['numbers', ['--provider', 'twilio_managed'], []],
      ['numbers', ['--country', 'IN'], []],
    ];
  for (const [list, filter, expected] of lists)
    expect(await ids([list, 'list', ...filter]), [list, ...filter].join(' ')).toEqual(expected);
});

test.each(['agents', 'rules', 'calls'])('%s are listed page by page', async (list) => {
  const { run, ids } = await serveTwoOfEach();
  const all = await ids([list, 'list']);
  const first = await run(`${list} list --limit 1 --json`);
  const { data, nextCursor } = JSON.parse(first.stdout);
  expect(data.map(({ id }: { id: string }) => id)).toEqual(all.slice(0, 1));
  expect(await ids([list, 'list', '--cursor', nextCursor])).toEqual(all.slice(1));
});

test('a preview without a time asks about now, live calls included', async () => {
  const { run, backend, client, second, other } = await serveTwoOfEach();
  await client.dispatchRules.update(second.id, { maxConcurrentCalls: 1 });
  await backend.ring({ from: '+14155550199', to: other.phoneNumber });
  const now = JSON.parse((await run(`rules preview ${second.id} --json`)).stdout);
  expect(now).toMatchObject({ accepted: false, reasons: [{ code: 'concurrency_limit' }] });
  const later = await run(`rules preview ${second.id} --at 2026-11-03T15:00:00Z --json`);
  expect(JSON.parse(later.stdout)).toMatchObject({ accepted: true, nextOpening: null, nextClosing: null });
});

test('a week is drawn by another clock, and as a picture', async () => {
  const { run, rule } = await serveSample();
  const week = `rules week ${rule.id} --date 2026-11-04`;
  expect((await run(`${week} --timezone Asia/Tokyo`)).stdout).toContain('Asia/Tokyo');
  const { stdout } = await run(`${week} --svg`);
  expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
  expect(JSON.parse((await run(`${week} --svg --json`)).stdout)).toMatchObject({
    format: 'svg',
    picture: expect.stringMatching(/^<svg /),
  });
});

test('a call is shown without what was said in it, unless that is asked for', async () => {
  const { run, call } = await serveSample();
  const { stdout, stderr } = await run(`calls show ${call.id}`);
  expect([stdout, stderr]).toEqual([expect.not.stringContaining('Ada here.'), '']);
  expect(JSON.parse((await run(`calls show ${call.id} --json`)).stdout)).not.toHaveProperty('transcript');
});
