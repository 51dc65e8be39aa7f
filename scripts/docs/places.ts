import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Written for readers of the repository as well as of the site. */
const AT_THE_ROOT: { [file: string]: string } = {
  'README.md': 'index.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security-policy.md',
};

/** Served as they are. */
const FILES: { [file: string]: string } = {
  'docs/openapi.json': 'openapi.json',
  'docs/routing.schema.json': 'routing.schema.json',
  'docs/.vitepress/icon.svg': 'icon.svg',
};

/** Where a file of the repository stands on the site, `undefined` when it has no page there. */
export function placeOf(file: string): string | undefined {
  const known = AT_THE_ROOT[file] ?? FILES[file];
  if (known) return known;
  if (/^docs\/(images\/)?[^/]+\.(md|svg)$/.test(file)) return file.slice('docs/'.length);
  if (/^examples\/.*README\.md$/.test(file)) return file.replace('README.md', 'index.md');
  if (/^examples\/.*\.ts$/.test(file)) return file.replace(/\.ts$/, '.md');
  return undefined;
}

/** Everything that has a place: pages, examples, pictures. */
export function published(): string[] {
  const docs = readdirSync('docs').map((name) => `docs/${name}`);
  const images = readdirSync('docs/images').map((name) => `docs/images/${name}`);
  const examples = readdirSync('examples', { recursive: true }).map((name) => `examples/${name}`);
  const named = [...Object.keys(AT_THE_ROOT), ...Object.keys(FILES)];
  const all = new Set([...named, ...docs, ...images, ...examples]);
  return [...all].filter((file) => placeOf(file) !== undefined && existsSync(file));
}

/** The pages that a person wrote. */
export function writtenPages(): string[] {
  return published().filter((file) => file.endsWith('.md'));
}

/** The file of the repository to which a link leads: its path from the root, and its anchor. */
export function targetOf(page: string, target: string): { file: string; anchor: string | undefined } {
  const [path = '', anchor] = target.split('#');
  return { file: path === '' ? page : normalize(join(dirname(page), path)), anchor };
}

/** Whether a link leaves the repository. */
export function isElsewhere(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(target);
}
