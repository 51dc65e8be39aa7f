import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mapLinks } from './markdown.js';
import { isElsewhere, placeOf, published, targetOf } from './places.js';

/** What the site is made from: written here, never by hand. */
export const PAGES = 'docs/dist/pages';

/** A part of the home page, and no page. */
const SAMPLE = 'docs/dist/sample.md';

/** Lays every page, example and picture where the site has it, with links that lead there. */
export async function stage(): Promise<number> {
  await rm(PAGES, { recursive: true, force: true });
  const files = published().filter((file) => file !== 'README.md');
  for (const file of files) await put(file, String(placeOf(file)));
  await put('docs/.vitepress/home.md', 'index.md');
  await writeFile(SAMPLE, sampleOf(await readFile('README.md', 'utf8')));
  return files.length;
}

/** What the README installs and its code: the home page shows them beside its title. */
function sampleOf(readme: string): string {
  const [install] = /^```sh\n.*?^```$/ms.exec(readme) ?? [];
  const [code] = /^```ts\n.*?^```$/ms.exec(readme) ?? [];
  if (install === undefined || code === undefined) throw new Error('The README has lost its code.');
  return `${install}\n\n${code}\n`;
}

async function put(file: string, place: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const served = !place.endsWith('.md') && !place.startsWith('images/');
  const to = join(PAGES, served ? 'public' : '', place);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, contentOf(file, text));
}

function contentOf(file: string, text: string): string {
  if (file.endsWith('.md')) return mapLinks(text, (link, whole) => linked(file, link, whole));
  if (file.endsWith('.ts')) return exampleOf(file, text);
  return text;
}

/** A link to what has no page becomes its text. */
function linked(
  page: string,
  link: { text: string; target: string; picture: boolean },
  whole: string,
): string {
  if (isElsewhere(link.target) || link.target.startsWith('/')) return whole;
  const { file, anchor } = targetOf(page, link.target);
  const found = [file, join(file, 'README.md')].find((each) => existsSync(each) && placeOf(each));
  if (!found) return link.text;
  const place = String(placeOf(found));
  const address = `/${place}${anchor === undefined ? '' : `#${anchor}`}`;
  return `${link.picture ? '!' : ''}[${link.text}](${address})${place.endsWith('.json') ? '{target="_self"}' : ''}`;
}

function exampleOf(file: string, text: string): string {
  return `# ${file}\n\nRun it with \`npx tsx ${file}\`. [All examples](/examples/index.md)\n\n\`\`\`ts\n${text}\`\`\`\n`;
}
