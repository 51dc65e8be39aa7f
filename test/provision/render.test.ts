import { stripVTControlCharacters } from 'node:util';
import type { RouteConfig, RoutingPlan } from 'cordboard/provision';
import { parseRouting, renderPlan, renderRouting } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { openAccount } from './support/account.js';
import { after, before } from './support/scenario.js';

type ScheduleInput = Partial<NonNullable<RouteConfig['schedule']>>;

/** Ids differ from run to run of other tests, not of this one; they say nothing here all the same. */
const stable = (text: string) => text.replace(/\b(pn|dr|ag|we|tc)_\w+/g, '$1_…');

async function planned(): Promise<RoutingPlan> {
  const account = openAccount();
  await account.apply(before);
  return account.plan(after, { prune: true });
}

test('as text', async () => {
  expect(stable(renderPlan(await planned(), 'text'))).toMatchSnapshot();
});

test('as text in colours', async () => {
  const it = await planned();
  const text = renderPlan(it, 'text', { colour: true });
  expect(text).toContain('\u001b[32m+\u001b[39m create agent fresh');
  expect(stripVTControlCharacters(text)).toBe(renderPlan(it, 'text'));
});

test('as Markdown', async () => {
  expect(stable(renderPlan(await planned(), 'markdown'))).toMatchSnapshot();
});

test('as JSON it is the plan itself', async () => {
  const it = await planned();
  expect(JSON.parse(renderPlan(it, 'json'))).toEqual(JSON.parse(JSON.stringify(it)));
});

test.each<[string, ScheduleInput]>([
  ['every day all day UTC', {}],
  ['never all day UTC', { activeDays: [] }],
  ['mon–wed all day UTC', { activeDays: ['mon', 'tue', 'wed'] }],
  ['mon, tue, thu all day UTC', { activeDays: ['mon', 'tue', 'thu'] }],
  ['mon, wed–sun all day UTC', { activeDays: ['mon', 'wed', 'thu', 'fri', 'sat', 'sun'] }],
  ['every day 09:00–24:00 UTC', { callWindow: { start: '09:00' } }],
  ['every day 00:00–17:00 UTC', { callWindow: { end: '17:00' } }],
  [
    'every day all day UTC, from 2026-11-01, until 2026-12-31',
    { startDate: '2026-11-01', endDate: '2026-12-31' },
  ],
])('a schedule as people say it: %s', async (said, schedule) => {
  const { plan } = openAccount();
  const routes = { desk: { agent: 'day', schedule: { timezone: 'UTC', ...schedule } } };
  const { connections, agents, numbers } = before;
  const text = renderPlan(await plan({ connections, agents, numbers, routes }), 'text');
  expect(text).toMatch(new RegExp(`^ +schedule: ${said}$`, 'm'));
});

test('a plan of nothing says so', async () => {
  const account = openAccount();
  await account.apply(before);
  const text = renderPlan(await account.plan(before), 'text');
  expect(text).toContain('Nothing to change: the account is as the config says (15 unchanged).');
});

test('names cannot play tricks on a terminal or in a comment', async () => {
  const evil = '\u001b[31m```\n@everyone\n# <script>';
  const plan = await openAccount().plan({
    agents: { a: { type: 'inbound', name: evil, metadata: { m: evil } } },
  });
  const text = renderPlan(plan, 'text');
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\n@everyone');
  const comment = renderPlan(plan, 'markdown');
  expect(comment).toContain('````diff\n');
  expect(comment).not.toMatch(/^(@everyone|#)/m);
});

test('nor can what people have called a thing of the account, in a warning', async () => {
  const account = openAccount();
  const friendlyName = '@everyone <img> [x](https://x.example.com)';
  await account.apply({ connections: { main: { type: 'twilio_managed', friendlyName, acceptTerms: true } } });
  const comment = renderPlan(await account.plan({}, { prune: true }), 'markdown');
  expect(comment).toContain('stays: the choice of managed Twilio is permanent');
  expect(comment).not.toMatch(/@everyone|[^\\]<|[^\\]\[/);
});

test('one change that is all there is', async () => {
  const account = openAccount();
  await account.apply(before);
  const { dialer } = before.agents ?? {};
  if (!dialer) throw new Error('The scenario has a dialer.');
  const agents = { ...before.agents, dialer: { ...dialer, primaryNumber: 'sales' } };
  const text = renderPlan({ ...(await account.plan({ ...before, agents })), warnings: [] }, 'text');
  expect(text.split('\n')).toEqual([
    'Plan: 0 to add, 1 to change, 0 to take away; 14 unchanged.',
    '',
    '  ~ set primary number sales to agent dialer',
    '',
  ]);
});

test('a comment that would be too long for the forges says how much is left out', async () => {
  const names = Array.from({ length: 134 }, (_, i) => `a${i}`);
  const agents = Object.fromEntries(names.map((name) => [name, { type: 'inbound' as const, name }]));
  const comment = renderPlan(await openAccount().plan({ agents }), 'markdown');
  // Three lines for each agent.
  expect(comment).toMatch(/\n```\n\n… and 2 more lines\.\n$/);
  expect(comment.match(/create agent/g)).toHaveLength(134);
});

test('nor is a comment too long for the forges by what stands in its lines, or by its warnings', async () => {
  const instructions = 'Be kind. '.repeat(1_000);
  const names = Array.from({ length: 100 }, (_, i) => `a${i}`);
  const agents = Object.fromEntries(
    names.map((name) => [name, { type: 'inbound' as const, name, instructions }]),
  );
  const plan = await openAccount().plan({ agents });
  const warnings = Array.from({ length: 600 }, (_, i) => ({
    code: 'near_lapse' as const,
    path: `numbers.n${i}`,
    message: `+1415555${1_000 + i} ${'is due: '.repeat(9)}`,
  }));
  const comment = renderPlan({ ...plan, warnings }, 'markdown');
  expect(comment.length).toBeLessThan(65_536);
  const [shown, left] = [
    comment.match(/create agent/g)?.length ?? 0,
    /and (\d+) more lines/.exec(comment)?.[1],
  ];
  expect(shown).toBeGreaterThan(30);
  // Four lines for each agent.
  expect(Math.ceil((400 - Number(left)) / 4)).toBe(shown);
  expect(comment).toMatch(/\n\n… and 500 more warnings\.\n$/);
});

test('neither can any other text of a plan that was tampered with', async () => {
  const plan = JSON.parse(JSON.stringify(await openAccount().plan(before)), (name, value) =>
    typeof value !== 'string' || ['kind', 'action'].includes(name) ? value : `\u001b[2K\u009b1A${value}`,
  );
  for (const format of ['text', 'markdown'] as const)
    expect(renderPlan(plan, format)).not.toMatch(/[^\P{Cc}\n]/u);
});

test('a routing file as JSON', async () => {
  expect(await renderRouting({ agents: { a: { type: 'inbound', name: 'A' } } }, 'json')).toBe(
    '{\n  "agents": {\n    "a": {\n      "type": "inbound",\n      "name": "A"\n    }\n  }\n}\n',
  );
});

test('a routing file holds no raw control characters, and comes back as it was', async () => {
  const instructions = 'First\u009b31m\u007f\nSecond\u0085';
  const config = {
    agents: { a: { type: 'inbound', name: 'A', instructions, metadata: { 'k\u009b': 'v' } } },
  } as const;
  const text = await renderRouting(config, 'yaml');
  expect(text).not.toMatch(/[\x7f-\x9f]/);
  expect(await parseRouting(text)).toEqual(config);
});

test.each(['', 'a'])('a long line in a comment is not cut within a character (%j)', async (start) => {
  const agents = { a: { type: 'inbound', name: 'A', instructions: start + '😀'.repeat(1_000) } } as const;
  const comment = renderPlan(await openAccount().plan({ agents }), 'markdown');
  expect(comment).toMatch(/😀…\n/u);
  expect(comment).not.toMatch(/\p{Cs}/u);
});
