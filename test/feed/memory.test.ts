import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Cordboard } from 'cordboard';
import { expect, test } from 'vitest';
import { completed } from './support/turns.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('a connection that lasts keeps nothing of what was read from it', async () => {
  const chunks: WeakRef<Uint8Array>[] = [];
  const bytes = new TextEncoder().encode(completed('evt_1'));
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = new Uint8Array(bytes);
        chunks.push(new WeakRef(chunk));
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  const client = new Cordboard({
    apiKey: 'sk_test',
    baseUrl: 'http://api.test',
    fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
  });
  const events = client.calls.stream()[Symbol.asyncIterator]();
  for (let i = 0; i < 500; i += 1) await events.next();
  const alive = () => {
    collectGarbage();
    return chunks.filter((chunk) => chunk.deref()).length;
  };
  await expect.poll(alive).toBeLessThan(50);
  await events.return?.();
});
