import { readFileSync } from 'node:fs';
import { createRoutingBackend } from 'cordboard/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from './support/run.js';

/** What the pages print beside their blocks, on an account on which nothing was done before, such as a new emulator's. */
beforeEach(() => {
  const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
  vi.stubEnv('CORDBOARD_API_KEY', 'sk_test');
  vi.stubEnv('CORDBOARD_BASE_URL', 'http://backend.test');
  vi.stubGlobal('fetch', (request: Request) => backend.fetch(request));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** The first block of a page in this language that says this. */
function block(page: string, language: string, word: string): string {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return blocks.find(([, tongue, code]) => tongue === language && code?.includes(word))?.[2] ?? '';
}

const outside = { folder: '.', given: {}, onPrint: () => {} };

test('the code of the README runs on an emulator as it starts', async () => {
  const printed = await run(block('README.md', 'ts', 'new Cordboard()'), outside);
  expect(printed).toEqual(['Reception answers +14155550123']);
});

test('the plan in the guide is that of the config in the guide', async () => {
  vi.stubEnv('EVENTS_URL', 'https://example.com/hooks');
  const code = `
    ${block('docs/provisioning.md', 'ts', 'defineRouting(')}
    import { Cordboard } from 'cordboard';
    import { plan, renderPlan } from 'cordboard/provision';
    const planned = await plan(new Cordboard(), routing, { now: Date.parse('2026-11-02T15:00:00Z') });
    console.log(renderPlan(planned, 'text'));`;
  const [printed = ''] = await run(code, outside);
  expect(block('docs/provisioning.md', 'text', 'Plan: ').trim()).toBe(printed.trim());
});
