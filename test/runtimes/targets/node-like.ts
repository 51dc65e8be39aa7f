import { cjs, esm } from '../entry.js';
import { write } from '../package-under-test.js';
import { serveBackend } from '../peer.js';
import { summarizeOutput } from '../results.js';
import { runProgram } from '../run-program.js';
import { INSTALL, installed, type Target } from './target.js';

interface Runtime {
  name: string;
  command: string;
  args?: string[];
}

const NODES = ['20.3', '20', '22', '24', '26'];
const runtimes: Runtime[] = [
  ...NODES.map((version) => ({ name: `Node ${version}`, command: installed(`node-${version}/bin/node`) })),
  { name: 'Bun', command: installed('@oven/bun-linux-x64/bin/bun'), args: ['run'] },
  {
    name: 'Deno',
    command: installed('@deno/linux-x64-glibc/deno'),
    args: ['run', '--no-prompt', '--allow-net=127.0.0.1', '--allow-env'],
  },
];
const formats = [
  { name: 'ESM', file: 'smoke-entry.mjs', source: esm },
  { name: 'CommonJS', file: 'smoke-entry.cjs', source: cjs },
];

/** The runtimes that run a file and print, each by `import` and by `require`. */
export const nodeLike: Target[] = runtimes.flatMap(({ name, command, args = [] }) =>
  formats.map(({ name: format, file, source }) => ({
    name: `${name}, ${format}`,
    needs: command,
    remedy: INSTALL,
    async run(folder) {
      await using backend = await serveBackend();
      await write(folder, file, source({ url: backend.url, canListen: true }));
      return summarizeOutput(await runProgram(command, [...args, file], { cwd: folder }));
    },
  })),
);
