import { expect, test } from 'vitest';
import { keptHere, loadedFromElsewhere } from '../../scripts/docs/elsewhere.js';

test.each([
  '<script src="https://cdn.test/a.js"></script>',
  '<script type=module src=//cdn.test/a.js></script>',
  '<img alt="x" src="http://cdn.test/a.png">',
  '<link rel="stylesheet" href="https://fonts.test/css?family=A">',
  '<style>@import "https://fonts.test/a.css";</style>',
  '<div style="background: url(https://cdn.test/a.png)">',
  '<script>jsx(`img`,{src:`https://cdn.test/a.svg`})</script>',
  '<script>jsx("img",{src:e?"https://cdn.test/a.svg":"b.svg"})</script>',
  '<script type="module">import { a } from "https://cdn.test/a.js"</script>',
])('what a page loads from elsewhere is found: %s', (html) => {
  expect(loadedFromElsewhere(html)).toHaveLength(1);
});

test.each([
  '<a href="https://example.com/">a link</a>',
  '<script src="/assets/a.js"></script>',
  '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
  '<pre>curl https://example.com</pre>',
  '<img src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E">',
])('what loads nothing is left alone: %s', (html) => {
  expect(loadedFromElsewhere(html)).toEqual([]);
});

test("the API page keeps its maker's picture out", () => {
  const html =
    '<script>jsx(`img`,{src:e?`https://cdn.redoc.ly/redoc/logo-mini-full.svg`:`https://cdn.redoc.ly/redoc/logo-mini.svg`})</script>';
  expect(loadedFromElsewhere(html)).not.toEqual([]);
  expect(keptHere(html)).not.toContain('redoc.ly');
  expect(loadedFromElsewhere(keptHere(html))).toEqual([]);
});
