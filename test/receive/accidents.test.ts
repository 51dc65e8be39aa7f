import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { toNodeListener } from 'cordboard/webhooks';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deferred } from '../support/promise.js';
import { bodyOf, httpServer } from '../support/server.js';

type Handler = Parameters<typeof toNodeListener>[0];

/** A server of one handler; `ended` has what came of each call of its listener, in place of the process. */
async function serving(handler: Handler, before?: (res: ServerResponse) => void) {
  const listener = toNodeListener(handler);
  const ended: Promise<unknown>[] = [];
  const base = await httpServer((req: IncomingMessage, res: ServerResponse) => {
    ended.push(
      listener(req, res).then(
        () => 'fine',
        (error: unknown) => error,
      ),
    );
    before?.(res);
  });
  return { base, ended };
}

test('a Response that is answered twice is a 500 the second time, says why, and ends no process', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  const shared = new Response('thanks');
  const { base, ended } = await serving(async () => shared);
  expect(await (await fetch(base)).text()).toBe('thanks');
  const second = await fetch(base);
  expect(second.status).toBe(500);
  expect(await second.json()).toMatchObject({ error: { code: 'handler_failed' } });
  expect(await Promise.all(ended)).toEqual(['fine', 'fine']);
  expect(said.mock.calls).toEqual([[expect.stringContaining('toNodeListener'), expect.any(TypeError)]]);
});

test('a request as proxies are asked, its whole address in the first line, has that address', async () => {
  const { base } = await serving(async ({ url }) => new Response(url));
  const { hostname, port } = new URL(base);
  const asked = request({ hostname, port, path: 'http://me.test/ringing?a=1' }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(await bodyOf(answer)).toBe('http://me.test/ringing?a=1');
});

test.each([
  ['a body that breaks off', () => new ReadableStream({ pull: (to) => to.error(new Error('x')) }), {}],
  ['a header that Node refuses', () => 'more than nothing', { 'content-length': '99', 'x-a': '\u0001' }],
])('%s is a 500', async (_, body, headers) => {
  const { base, ended } = await serving(async () => new Response(body(), { headers }));
  const answer = await fetch(base);
  await answer.text();
  expect(answer.status).toBe(500);
  expect(await Promise.all(ended)).toEqual(['fine']);
});

test('Response.error(), which has no status, is a 500, and says why', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  const { base, ended } = await serving(async () => Response.error());
  expect((await fetch(base)).status).toBe(500);
  expect(await Promise.all(ended)).toEqual(['fine']);
  expect(said.mock.calls).toEqual([[expect.stringContaining('toNodeListener'), expect.any(RangeError)]]);
});

test('where someone else has answered meanwhile, that answer stands', async () => {
  const work = deferred<Response>();
  const { base, ended } = await serving(
    () => work.promise,
    (res) => res.writeHead(503).end('too slow'),
  );
  const answer = await fetch(base);
  expect([answer.status, await answer.text()]).toEqual([503, 'too slow']);
  work.resolve(new Response('late'));
  expect(await Promise.all(ended)).toEqual(['fine']);
});
