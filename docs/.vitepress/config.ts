import { defineConfig } from 'vitepress';

/** What can be imported. Each page lists what is in it: all of that here would be in every page of the site. */
const entries = [
  '',
  '/schedule',
  '/provision',
  '/inbound',
  '/webhooks',
  '/store',
  '/testing',
  '/testing/msw',
];
const reference = entries.map((entry) => ({
  text: `cordboard${entry}`,
  link: `/reference/cordboard${entry}/`,
}));

const guides = [
  {
    text: 'Begin',
    items: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Moving from fetch', link: '/from-fetch' },
      { text: 'Examples', link: '/examples/' },
    ],
  },
  {
    text: 'Who answers',
    items: [
      { text: 'Numbers', link: '/numbers' },
      { text: 'Routes', link: '/routes' },
      { text: 'Schedules', link: '/schedules' },
      { text: 'Swapping numbers', link: '/swapping-numbers' },
      { text: 'Provisioning', link: '/provisioning' },
      { text: 'Ringing calls', link: '/ringing-calls' },
    ],
  },
  {
    text: 'What happened',
    items: [
      { text: 'Calls', link: '/calls' },
      { text: 'Webhooks', link: '/webhooks' },
      { text: 'The live feed', link: '/live-feed' },
    ],
  },
  {
    text: 'In earnest',
    items: [
      { text: 'Errors and retries', link: '/errors-and-retries' },
      { text: 'Security', link: '/security' },
      { text: 'Testing', link: '/testing' },
      { text: 'The command line', link: '/cli' },
    ],
  },
  {
    text: 'How it is made',
    items: [
      { text: 'Architecture', link: '/architecture' },
      { text: 'Benchmarks', link: '/benchmarks' },
      { text: 'Runtimes', link: '/runtimes' },
      { text: 'Contributing', link: '/contributing' },
      { text: 'Changelog', link: '/changelog' },
    ],
  },
];

const base = process.env.DOCS_BASE ?? '/';

export default defineConfig({
  title: 'Cordboard',
  description: 'The phone side of voice AI, from TypeScript.',
  lang: 'en-GB',
  base,
  head: [['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }]],
  srcDir: 'dist/pages',
  outDir: 'dist/site',
  cacheDir: 'dist/cache',
  cleanUrls: true,
  // The pages are written anew at each build, and their dates say nothing.
  lastUpdated: false,
  markdown: { anchor: { slugify: (heading) => slug(heading) } },
  // Rendered by another program, after this one.
  ignoreDeadLinks: [/^\/api$/],
  themeConfig: {
    search: {
      provider: 'local',
      options: { detailedView: true, miniSearch: { searchOptions: { boostDocument } } },
    },
    outline: [2, 3],
    nav: [
      { text: 'Guides', link: '/getting-started', activeMatch: '^/(?!$|index|reference/|examples/)' },
      { text: 'Examples', link: '/examples/', activeMatch: '^/examples/' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
      { text: 'HTTP API', link: '/api.html', target: '_self' },
    ],
    sidebar: {
      '/reference/': [{ text: 'Reference', items: reference }],
      '/': guides,
    },
  },
});

/** As GitHub names them, so that one link serves both. */
function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Guides before the reference, and there what a thing is before its lists. It is sent to the browser: it must stand alone. */
function boostDocument(id: string, _term: string, stored?: Record<string, unknown>): number {
  const aside =
    /\/(reference|examples|architecture|benchmarks|runtimes|contributing|changelog|security-policy)\b/;
  if (!aside.test(id)) return 3;
  const lists =
    /^(Examples?|Properties|Parameters|Returns|Throws|Extends|Type Parameters|Classes|Interfaces|Type Aliases|Variables|Functions|References)$/;
  return lists.test(String(stored?.['title'])) ? 0.3 : 1;
}
