import type { RoutingBackend } from 'cordboard/testing';
import { expect, test } from 'vitest';
import { KEY, serveSample, TOKEN } from './support/account.js';

/** Each command that reads, in both its forms. `{…}` stands for an id of the sample account. */
const COMMANDS = [
  'connections list',
  'numbers list',
  'numbers show +14155550123',
  'numbers list --status active --agent Reception',
  'numbers search --country US --area 415 --limit 2',
  'agents list --type inbound',
  'agents show {day}',
  'rules list --number +14155550123',
  'rules show {rule}',
  'rules preview {rule} --at 2026-11-02T15:00:00Z',
  'rules preview {rule} --at 2026-11-07T15:00:00Z',
  'rules week {rule} --date 2026-11-04',
  'calls list',
  'calls list --rule {rule}',
  'calls show {call} --transcript',
  'calls show {rejected} --transcript',
  'numbers swap +14155550123 --to {night} --dry-run',
  'numbers exchange +14155550123 {other} --dry-run',
  'numbers recover-swaps',
];

/** What the account holds, without the count of the requests. */
function content(backend: RoutingBackend): unknown {
  return JSON.parse(JSON.stringify(backend.snapshot(), (key, value) => (key === 'req' ? undefined : value)));
}

test.each(COMMANDS)('cordboard %s', async (command) => {
  const sample = await serveSample();
  if (command.includes('exchange'))
    await sample.client.dispatchRules.create({ numberId: sample.other.id, agentId: sample.night.id });
  const args = command.split(' ').map((word) => {
    const name = /^\{(\w+)\}$/.exec(word)?.[1];
    return name ? ((sample as unknown as { [name: string]: { id: string } })[name]?.id ?? word) : word;
  });
  const before = content(sample.backend);
  const human = await sample.run(args);
  const machine = await sample.run([...args, '--json']);
  expect(human.stdout).toMatchSnapshot('for people');
  expect(human.stderr).toMatchSnapshot('on stderr');
  expect(JSON.parse(machine.stdout)).toMatchSnapshot('for scripts');
  expect([human.code, machine.code]).toEqual([0, 0]);
  expect(content(sample.backend)).toEqual(before);
  for (const text of [human, machine].flatMap(({ stdout, stderr }) => [stdout, stderr])) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(KEY);
    expect(text).not.toContain('\u001b');
  }
});
