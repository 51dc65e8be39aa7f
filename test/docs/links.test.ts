import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anchorsIn, linksIn } from '../../scripts/docs/markdown.js';
import { isElsewhere, targetOf, writtenPages } from '../../scripts/docs/places.js';

const pages = writtenPages();

test.each(pages)('%s has no dead link', (page) => {
  const dead = linksIn(readFileSync(page, 'utf8'))
    .filter(({ target }) => !isElsewhere(target))
    .filter(({ target }) => {
      const { file, anchor } = targetOf(page, target);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsIn(readFileSync(file, 'utf8')).includes(anchor);
    });
  expect(dead).toEqual([]);
});

test('every guide can be reached from the README', () => {
  const linked = linksIn(readFileSync('README.md', 'utf8')).map(({ target }) => target);
  const guides = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page));
  expect(guides.length).toBeGreaterThan(12);
  expect(guides.filter((guide) => !linked.includes(guide))).toEqual([]);
});
