import * as fs from 'node:fs/promises';
import * as http from 'node:http';
import { join } from 'node:path';
import { formatWithOptions } from 'node:util';
import * as cordboard from 'cordboard';
import * as inbound from 'cordboard/inbound';
import * as provision from 'cordboard/provision';
import * as schedule from 'cordboard/schedule';
import * as store from 'cordboard/store';
import * as testing from 'cordboard/testing';
import * as msw from 'cordboard/testing/msw';
import * as webhooks from 'cordboard/webhooks';
import * as mswNode from 'msw/node';
import ts from 'typescript';

const modules: { [name: string]: unknown } = {
  cordboard,
  'cordboard/inbound': inbound,
  'cordboard/provision': provision,
  'cordboard/schedule': schedule,
  'cordboard/store': store,
  'cordboard/testing': testing,
  'cordboard/testing/msw': msw,
  'msw/node': mswNode,
  'node:http': http,
  'cordboard/webhooks': webhooks,
};

/** Files of a block lie in a folder of its own. */
const filesIn = (folder: string) => ({
  readFile: (path: string, ...rest: []) => fs.readFile(join(folder, path), ...rest),
  writeFile: (path: string, data: string) => fs.writeFile(join(folder, path), data),
});

interface Surroundings {
  folder: string;
  given: { [name: string]: unknown };
  onPrint: () => void;
}

/** Runs a block as it stands, and answers what it printed on stdout. */
export async function run(code: string, { folder, given, onPrint }: Surroundings): Promise<string[]> {
  const printed: string[] = [];
  const log = (...values: unknown[]) => {
    printed.push(formatWithOptions({ breakLength: 200 }, ...values));
    onPrint();
  };
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const load = (name: string) => {
    const found = name === 'node:fs/promises' ? filesIn(folder) : modules[name];
    if (found === undefined) throw new Error(`A block imports ${name}, which is not there at run time.`);
    return found;
  };
  const names = Object.keys(given);
  const script = `return (async () => {${outputText}\n})();`;
  const start = new Function('require', 'exports', 'console', ...names, script);
  await start(load, {}, { log, error: () => {} }, ...Object.values(given));
  return printed;
}

/** What a block says that it prints: the comments beside or right below `console.log`. */
export function promised(code: string): string[] {
  const lines = code.split('\n');
  return lines.flatMap((line, index) => {
    const beside = /console\.log\(.*; \/\/ (.*)$/.exec(line)?.[1];
    if (beside !== undefined) return [beside];
    const below = /^\s*\/\/ (.*)$/.exec(line)?.[1];
    const begin = lines.slice(0, index).findLast((each) => !/^\s*(\/\/|\}$)/.test(each)) ?? '';
    return below !== undefined && /console\.log\(.*;$/.test(begin) ? [below] : [];
  });
}

/** Whether it is what was promised. Quotes and braces do not count; a promise may go on after a colon. */
export function keeps(printed: string | undefined, promise: string): boolean {
  const plain = (text: string) => text.replace(/[{}"'\s]/g, '');
  const [said, wanted] = [plain(printed ?? ''), plain(promise)];
  return said === wanted || (said !== '' && wanted.startsWith(`${said}:`));
}
