import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAuthenticationError } from 'cordboard';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { withImports } from './support/bare.js';
import { type Block, blocksOfComments, blocksOfPages } from './support/blocks.js';
import { keeps, promised, run } from './support/run.js';
import { BASE_URL, createWorld } from './support/world.js';

/*
 * Runs each block of the README, the guides and the doc comments against an account of its own, in which the ids
 * that the guides use exist, and holds them to what they say they print.
 */

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

async function tryOut({ code, bare, mark }: Block): Promise<string[]> {
  const { backend, given } = await createWorld();
  const to = String(given['phoneNumber']);
  const over = new AbortController();
  vi.stubEnv('CORDBOARD_API_KEY', 'sk_test');
  vi.stubEnv('CORDBOARD_BASE_URL', BASE_URL);
  for (const name of ['SIGNING_SECRET', 'PREVIOUS_SIGNING_SECRET']) vi.stubEnv(name, SECRET);
  vi.stubEnv('CALLBACK_TOKEN', 'a-long-token-for-callbacks');
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    if (over.signal.aborted) return new Response(null, { status: 401 });
    const request = new Request(input, init);
    const signal = AbortSignal.any([request.signal, over.signal]);
    // Whoever waits for a call finds it over; whoever follows calls is given one to see.
    const waited = request.method === 'GET' && /\/calls\/([^/?]+)$/.exec(request.url)?.[1];
    if (waited && backend.call(waited).call.status === 'queued')
      await (await backend.answer(waited)).finish();
    const response = await backend.fetch(new Request(request, { signal }));
    if (request.url.includes('/events')) await backend.simulateCall({ from: '+14155550100', to });
    return response;
  });
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-docs-'));
  try {
    await writeFile(
      join(folder, 'routing.yaml'),
      'agents: { reception: { type: inbound, name: Reception } }',
    );
    const onPrint = () => mark === 'endless' && over.abort();
    return await run(bare ? withImports(code) : code, { folder, given: bare ? given : {}, onPrint });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const blocks = [...blocksOfPages(), ...blocksOfComments()];
const runnable = blocks.filter(({ mark }) => mark !== 'no-run').map((block) => [block.at, block] as const);

test.each(runnable)('%s', async (_at, block) => {
  const printed = tryOut(block);
  if (block.mark === 'endless') {
    await expect(printed).rejects.toSatisfy(isAuthenticationError);
    return;
  }
  const promises = promised(block.code);
  const lines = await printed;
  expect(lines.length).toBeGreaterThanOrEqual(promises.length);
  const told = lines.filter((line) => promises.length === 0 || !line.includes('\n'));
  expect(promises.filter((promise, index) => !keeps(told[index], promise))).toEqual([]);
});

describe('what is said of the blocks', () => {
  test('few cannot be run', () => {
    expect(blocks.filter(({ mark }) => mark === 'no-run').length).toBeLessThanOrEqual(6);
  });

  test('many say what they print', () => {
    expect(blocks.filter(({ code }) => promised(code).length > 0).length).toBeGreaterThan(30);
  });
});
