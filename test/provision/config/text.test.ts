import { isRoutingConfigError, parseRouting } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { failure } from '../../support/promise.js';

test('YAML and JSON say the same; anchors work; an empty text is none', async () => {
  const yaml = `
agents:
  day: &agent { type: inbound, name: Day }
  night: { <<: *agent, name: Night }
`;
  const json = '{ "agents": { "day": { "type": "inbound", "name": "Day" } } }';
  expect((await parseRouting(json)).agents).toEqual((await parseRouting(json, { format: 'json' })).agents);
  expect(Object.keys((await parseRouting(yaml)).agents ?? {})).toEqual(['day', 'night']);
  expect(await parseRouting('{}')).toEqual({});
  for (const nothing of ['', '# all gone', 'null', undefined, null]) {
    expect((await failure(parseRouting(nothing))).message).toContain('is empty; write {} for');
  }
});

test('thousands of routes may share one schedule; aliases of aliases that never end may not be', async () => {
  const keys = Array.from({ length: 2_000 }, (_, i) => `n${i}`);
  const text = [
    'agents: { day: { type: inbound, name: Day } }',
    'numbers:',
    ...keys.map((key, i) => `  ${key}: { phoneNumber: "+1415${5_550_000 + i}" }`),
    'routes:',
    '  n0: { agent: day, schedule: &office { timezone: UTC } }',
    ...keys.slice(1).map((key) => `  ${key}: { agent: day, schedule: *office }`),
  ];
  expect(Object.keys((await parseRouting(text.join('\n'))).routes ?? {})).toEqual(keys);
  const levels = 'abcdefgh'.split('');
  const bomb = levels.map((key, i) => {
    const inner = i === 0 ? 'x' : `*${levels[i - 1]}`;
    return `${key}: &${key} [${Array(9).fill(inner).join(', ')}]`;
  });
  const error = await failure(parseRouting(bomb.join('\n')));
  expect(error.message).toContain('an alias that has no anchor, or too many of them');
});

test.each<['json' | 'yaml', string, string]>([
  ['json', '{ "agents":', 'the config is not readable as JSON: it ends too early, or has a mistake'],
  ['json', '{ "agents": [1 }', 'the config is not readable as JSON: a mistake at position 15'],
  ['yaml', 'agents: { a: 1', 'the config is not readable as YAML: '],
])('text that cannot be read is told by its kind and the place: %s, %s', async (format, text, message) => {
  const error = await failure(parseRouting(text, { format }));
  expect(isRoutingConfigError(error) && error.issues[0]).toMatchObject({ path: 'the config', given: null });
  expect(error.message).toContain(message);
  expect(error.message).not.toContain('given');
});
