import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block of code in a page or in a doc comment. */
export interface Block {
  /** The file and the line, such as `docs/routes.md:12`. */
  at: string;
  code: string;
  /** `no-run`: only compiled. `endless`: run until its first line of output. */
  mark: 'no-run' | 'endless' | undefined;
  /** A doc comment may leave out its imports. */
  bare: boolean;
}

const FENCE = /^```[jt]s(?: (no-run|endless))?\n(.*?)^```$/gms;

function blocksOf(file: string, text: string): Block[] {
  return [...text.matchAll(FENCE)].map(({ 1: mark, 2: code = '', index }) => ({
    at: `${file}:${text.slice(0, index).split('\n').length}`,
    code,
    mark: mark as Block['mark'],
    bare: file.endsWith('.ts') && !/^import /m.test(code),
  }));
}

/** The README and the guides. */
function pages(): string[] {
  const guides = readdirSync('docs').filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', ...guides.map((name) => `docs/${name}`)];
}

export function blocksOfPages(): Block[] {
  return pages().flatMap((page) => blocksOf(page, readFileSync(page, 'utf8')));
}

export function blocksOfComments(): Block[] {
  const files = readdirSync('src', { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = readFileSync(join('src', file), 'utf8');
      return blocksOf(`src/${file}`, source.replace(/^ *\* ?/gm, ''));
    });
}
