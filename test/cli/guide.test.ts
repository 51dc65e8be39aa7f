import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Ended } from './support/command.js';
import { cordboard } from './support/command.js';

/** Every command line in a text that begins with `cordboard`, up to a pipe, a redirection or a comment. */
function commandLines(text: string): string[] {
  const unbroken = text.replaceAll(/\\\n\s*/g, '');
  const found = unbroken.matchAll(
    /^\s*(?:run: )?(?:npx --yes "\$CORDBOARD"|cordboard) (.*?)(?: [|>&#]| >>|$)/gm,
  );
  return [...found].map(([, line = '']) => line.trim());
}

/** The words before the first option or value: the command itself. */
function commandOf(line: string): string[] {
  const [first = '', second = ''] = line.split(' ');
  return ['connections', 'numbers', 'agents', 'rules', 'calls'].includes(first) && /^[a-z-]+$/.test(second)
    ? [first, second]
    : first.startsWith('-')
      ? []
      : [first];
}

const asked = new Map<string, Promise<Ended>>();

/** What a command says of itself, asked once. */
function helpOf(command: string): Promise<Ended> {
  const known = asked.get(command) ?? cordboard([...command.split(' ').filter(Boolean), '--help']);
  asked.set(command, known);
  return known;
}

describe.each(['docs/cli.md', 'examples/ci/.github/workflows/routing.yml'])('%s', (page) => {
  test('uses only commands and options that there are', async () => {
    const lines = commandLines(await readFile(page, 'utf8'));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      const { code, stdout } = await helpOf(commandOf(line).join(' '));
      expect(code, line).toBe(0);
      for (const [flag] of line.matchAll(/--[a-z-]+/g)) expect(stdout, line).toContain(flag);
    }
  });
});

test('docs/cli.md names every command', async () => {
  const lines = commandLines(await readFile('docs/cli.md', 'utf8'));
  const named = new Set(lines.map((line) => commandOf(line).join(' ')));
  const groups = ['connections', 'numbers', 'agents', 'rules', 'calls'];
  for (const group of ['', ...groups]) {
    const { stdout } = await helpOf(group);
    const commands = [...(stdout.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z-]+) /gm)].map(
      ([, name]) => name,
    );
    for (const name of commands.filter((each) => each !== 'help' && !groups.includes(each ?? '')))
      expect([...named]).toContain(`${group} ${name}`.trim());
  }
});
