import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as inbound from 'cordboard/inbound';
import * as store from 'cordboard/store';
import * as testing from 'cordboard/testing';
import * as webhooks from 'cordboard/webhooks';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';

/*
 * Compiles every block of the two guides and every example in a doc comment, strictly, and runs those that say
 * what they print.
 */

const modules: { [name: string]: object } = {
  'cordboard/inbound': inbound,
  'cordboard/store': store,
  'cordboard/testing': testing,
  'cordboard/webhooks': webhooks,
};

const blocksOf = (text: string) => [...text.matchAll(/```ts\n(.*?)```/gs)].map((match) => String(match[1]));
const guides = ['docs/ringing-calls.md', 'docs/webhooks.md'].flatMap((page) =>
  blocksOf(readFileSync(page, 'utf8')),
);
const sources = ['inbound', 'webhooks', 'store', 'receive'].flatMap((folder) =>
  readdirSync(`src/${folder}`).map((file) => `src/${folder}/${file}`),
);
const comments = [...sources, 'src/testing/simulate-inbound.ts'].flatMap((file) =>
  blocksOf(readFileSync(file, 'utf8').replace(/^ \* ?/gm, '')),
);
const all = [...guides, ...comments];

// Inside the project, so that packages are found from there.
const folder = resolve('node_modules/.cache/docs-of-handlers');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('they compile, strictly', () => {
  mkdirSync(folder, { recursive: true });
  const files = all.map((code, i) => {
    const file = `${folder}/${i}.mts`;
    writeFileSync(file, code);
    return file;
  });
  const { config } = ts.readConfigFile('tsconfig.json', (path) => readFileSync(path, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(files, { ...options, noPropertyAccessFromIndexSignature: false });
  const complaints = ts.getPreEmitDiagnostics(program).map((complaint) => {
    const text = ts.flattenDiagnosticMessageText(complaint.messageText, '\n');
    return `${text} in ${complaint.file?.text.slice(0, 200)}`;
  });
  expect(complaints).toEqual([]);
});

async function run(code: string): Promise<string[]> {
  const printed: string[] = [];
  const show = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  const log = (...values: unknown[]) => printed.push(values.map(show).join(' '));
  const script = code
    .replace(/import \{([^}]*)\} from '([^']*)';/g, (_, names: string, from: string) => {
      return `const {${names.replace(/type \w+,?/g, '')}} = modules['${from}'];`;
    })
    .replace(/^export /gm, '');
  const { outputText } = ts.transpileModule(`(async () => {${script}})()`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  await new Function('modules', 'console', `return ${outputText}`)(modules, { log });
  return printed;
}

const promising = all.filter((code) => /console\.log\(.*; \/\/ /.test(code));

describe('what they say they print, they print', () => {
  test.each(promising)('%s', async (code) => {
    const promised = [...code.matchAll(/console\.log\(.*; \/\/ (.*)$/gm)].map((match) => match[1]);
    const plain = (text: string | undefined) => text?.replace(/[{}"' ]/g, '');
    expect((await run(code)).map(plain)).toEqual(promised.map(plain));
  });

  test('and there are enough of them', () => {
    expect(promising.length).toBeGreaterThan(5);
  });
});

test('every function of a handler is shown in a doc comment', () => {
  const shown = comments.join('\n');
  const { inbound: i, webhooks: w, store: s } = { inbound, webhooks, store };
  for (const name of new Set([i, w, s].flatMap((entry) => Object.keys(entry))))
    expect(shown, name).toContain(name);
});
