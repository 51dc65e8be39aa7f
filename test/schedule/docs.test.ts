import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import * as schedule from 'cordboard/schedule';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/*
 * Runs every block of the guide and every example in a doc comment, and compares what it prints with the
 * comments that say what it prints. A comment may go on after a colon.
 */

const root = join(import.meta.dirname, '../..');

function blocks(source: string): string[] {
  return [...source.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] as string);
}

/** The comments beside or below `console.log`, in order. */
function promised(code: string): string[] {
  const lines = code.split('\n');
  return lines.flatMap((line, i) => {
    if (/^\s*\/\//.test(line))
      return lines[i - 1]?.match(/console\.log|^\s*\/\/|^}/) ? [line.replace(/^\s*\/\/ /, '')] : [];
    const beside = /console\.log.*; \/\/ (.*)$/.exec(line);
    return beside ? [beside[1] as string] : [];
  });
}

function run(code: string): string[] {
  const printed: string[] = [];
  const show = (value: unknown) => (typeof value === 'string' ? value : inspect(value, { breakLength: 200 }));
  const log = (...values: unknown[]) => printed.push(values.map(show).join(' '));
  const script = code.replace(/import \{([^}]*)\} from 'cordboard\/schedule';/, (_, names: string) => {
    return `const {${names.replace(/type \w+,?/g, '')}} = __schedule;`;
  });
  const { outputText } = ts.transpileModule(script, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function('__schedule', 'console', outputText)(schedule, { log });
  return printed;
}

const guide = blocks(readFileSync(join(root, 'docs/schedules.md'), 'utf8'));
const folder = join(root, 'src/schedule');
const comments = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => blocks(readFileSync(join(folder, name), 'utf8').replace(/^ \* ?/gm, '')));

describe.each([
  ['guide', guide],
  ['doc comment', comments],
])('%s', (_, list) => {
  test.each(list.map((code): [string, string] => [code.trim().split('\n')[0] as string, code]))(
    '%s',
    (_name, code) => {
      expect(code).toContain("from 'cordboard/schedule'");
      const printed = run(code);
      const expected = promised(code);
      if (expected.length === 0) return;
      expect(printed.length).toBeGreaterThanOrEqual(expected.length);
      expect(expected.map((text, i) => (text.startsWith(`${printed[i]}:`) ? printed[i] : text))).toEqual(
        printed.filter((text) => !text.startsWith('Week of')).slice(0, expected.length),
      );
    },
  );
});

test('every function is shown in a doc comment', () => {
  const all = comments.join('\n');
  for (const name of Object.keys(schedule)) expect(all, name).toMatch(new RegExp(`\\b${name}\\b`));
});
