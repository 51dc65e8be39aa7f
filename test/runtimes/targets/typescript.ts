import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../run-program.js';
import { INSTALL, installed, type Target } from './target.js';

const VERSIONS = ['5.4', '5.9', '7'];

interface Way {
  name: string;
  /** How the consumer's files end. */
  end: 'ts' | 'cts';
  files: string[];
  options: { [option: string]: unknown };
  /** What the compiler wrote, to be run. */
  runs?: string;
}

const onNode = { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2023'], types: ['node'] };
const ways: Way[] = [
  { name: 'nodenext ESM', end: 'ts', files: ['program', 'server'], options: onNode, runs: 'program.js' },
  {
    name: 'nodenext CommonJS',
    end: 'cts',
    files: ['program', 'server'],
    options: onNode,
    runs: 'program.cjs',
  },
  {
    name: 'bundler',
    end: 'ts',
    files: ['program'],
    // As in a web application: types of the browser, none of Node.
    options: {
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
    },
  },
];

/** Strict, and the declarations of the package are checked as well. */
const STRICT = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, target: 'es2022' };

/** The types of Node are the consumer's own; they are not in the bare folder by the package's doing. */
async function addNodeTypes(folder: string): Promise<void> {
  for (const name of ['@types/node', 'undici-types']) {
    await mkdir(join(folder, 'node_modules', name, '..'), { recursive: true });
    await symlink(installed(name), join(folder, 'node_modules', name)).catch(() => {});
  }
}

function compiledBy(version: string, { name, end, files, options, runs }: Way): Target {
  return {
    name: `TypeScript ${version}, ${name}`,
    needs: installed(`typescript-${version}/bin/tsc`),
    remedy: INSTALL,
    async run(folder) {
      const consumer = join(folder, `typescript-${version}-${name.replace(' ', '-')}`);
      const out = join(consumer, 'out');
      await addNodeTypes(folder);
      await mkdir(consumer);
      const include = files.map((file) => `${file}.${end}`);
      for (const file of include)
        await cp(`test/runtimes/consumer/${file.split('.')[0]}.ts`, join(consumer, file));
      const compilerOptions = { ...STRICT, ...options, outDir: out, rootDir: consumer };
      await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: include }));
      const tsc = installed(`typescript-${version}/bin/tsc`);
      await runProgram(process.execPath, [tsc, '--project', consumer], { cwd: consumer });
      if (!runs) return 'compiles';
      await runProgram(process.execPath, [join(out, runs)], { cwd: consumer });
      return 'compiles and runs';
    },
  };
}

/** Programs in TypeScript that use the package, by the compilers and the module systems that people have. */
export const typescript: Target[] = VERSIONS.flatMap((version) =>
  ways.map((way) => compiledBy(version, way)),
);
