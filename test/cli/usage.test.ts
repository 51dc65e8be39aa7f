import { describe, expect, test } from 'vitest';
import { cordboard } from './support/command.js';

const WRONG = [
  '',
  'numbrs list',
  'numbers',
  'numbers lst',
  'numbers list --colour',
  'numbers list --status busy',
  'numbers list --limit 0',
  'numbers list --limit 1e3',
  'numbers list extra',
  'numbers search',
  'numbers search --country us',
  'numbers buy',
  'numbers buy 4155550123',
  'numbers buy +445550123456',
  'numbers buy +14155550123 --max-fee free',
  'numbers release',
  'numbers renew',
  'numbers renew +14155550123 --due-within 3',
  'numbers renew --due-within soon',
  'numbers swap +14155550123',
  'numbers exchange +14155550123',
  'numbers recover-swaps --older-than soon',
  'agents show',
  'rules preview dr_1 --at tomorrow',
  'rules preview dr_1 --at 2026-11-02T09:00:00',
  'rules week dr_1 --date 2026-02-30',
  'calls list --since yesterday',
  'calls list --since 2026-02-30T00:00:00Z',
  'calls export --format xml',
  'calls export --format csv --json',
  'calls export --order up',
  'plan',
  'plan routing.yaml --format pdf',
  'plan routing.yaml --out plan.txt',
  'plan routing.json --out ./routing.json',
  'apply',
  'export --format toml',
  'emulator --port 70000',
  'emulator --credits lots',
  'emulator --host=',
];

describe('wrong usage is told with exit code 64 and a hint', () => {
  test.concurrent.each(WRONG)('cordboard %s', async (command) => {
    const args = command.split(' ').filter(Boolean);
    const { code, stdout, stderr } = await cordboard(args, { env: { CORDBOARD_API_KEY: 'sk_x' } });
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(/^error: .*\n|^Usage: cordboard/);
    expect(stderr).toMatch(/--help/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

const COMMANDS = [
  ['plan', 'apply', 'export', 'listen', 'emulator'],
  ['connections list'],
  ['list', 'show', 'search', 'buy', 'release', 'swap', 'exchange', 'recover-swaps'].map(
    (name) => `numbers ${name}`,
  ),
  ['agents list', 'agents show'],
  ['list', 'show', 'preview', 'week'].map((name) => `rules ${name}`),
  ['list', 'show', 'export', 'tail'].map((name) => `calls ${name}`),
].flat();

describe('help', () => {
  test.concurrent.each(COMMANDS)(
    'cordboard %s --help shows what it takes, with examples',
    async (command) => {
      const { code, stdout, stderr } = await cordboard([...command.split(' '), '--help']);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Usage: cordboard ${command}`);
      expect(stdout).toContain(`Examples:\n  $ cordboard ${command}`);
      if (command !== 'emulator') expect(stdout).toContain('--json');
    },
  );

  test('the list of all commands needs no key', async () => {
    const { code, stdout } = await cordboard(['--help']);
    expect(code).toBe(0);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) {2,}|^ {2}([a-z]+) \[/gm)].map(([, a, b]) => a ?? b);
    expect(listed).toEqual([
      'plan',
      'apply',
      'export',
      'connections',
      'numbers',
      'agents',
      'rules',
      'calls',
      'listen',
      'emulator',
      'help',
    ]);
  });

  test('the version is the package’s', async () => {
    const { stdout } = await cordboard(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
