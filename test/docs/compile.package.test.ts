import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';
import { GIVEN, withImports } from './support/bare.js';
import { blocksOfComments, blocksOfPages } from './support/blocks.js';

/** A folder of a user's own, in which the built package is installed, and what its guides use beside it. */
const folder = mkdtempSync(join(tmpdir(), 'cordboard-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('every block compiles against the built package, strictly', () => {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(resolve('.'), join(folder, 'node_modules/cordboard'), 'dir');
  writeFileSync(join(folder, 'given.d.mts'), GIVEN);

  const at = new Map<string, string>();
  for (const [index, block] of [...blocksOfPages(), ...blocksOfComments()].entries()) {
    const file = join(folder, `${index}.mts`);
    const code = block.bare ? withImports(block.code) : `${block.code}\nexport {};\n`;
    writeFileSync(file, code);
    at.set(file, block.at);
  }
  const program = ts.createProgram([join(folder, 'given.d.mts'), ...at.keys()], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
    typeRoots: [resolve('node_modules/@types')],
    noEmit: true,
    skipLibCheck: true,
  });
  const complaints = ts.getPreEmitDiagnostics(program).map((complaint) => {
    const text = ts.flattenDiagnosticMessageText(complaint.messageText, '\n');
    const line = complaint.file?.getLineAndCharacterOfPosition(complaint.start ?? 0).line;
    return `${at.get(complaint.file?.fileName ?? '')}+${line}: ${text}`;
  });
  expect(at.size).toBeGreaterThan(140);
  expect(complaints).toEqual([]);
});
