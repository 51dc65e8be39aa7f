import type { Agent } from 'cordboard';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deferred } from '../support/promise.js';
import type { Page } from './support/api.js';
import { DAY, HOUR, start } from './support/things.js';

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      key: fc.constantFrom('k1', 'k1', 'k2'),
      path: fc.constantFrom<'/agents' | '/webhook-endpoints'>('/agents', '/agents', '/webhook-endpoints'),
      name: fc.constantFrom('a', 'a', 'b', ''),
      fate: fc.constantFrom('fine', 'fine', 'held', 'held', 'before', 'after', 'unavailable'),
    }),
  },
  fc.record({ do: fc.constantFrom('release', 'release', 'hour', 'day', 'again', 'reset') }),
);

/** What the contract says of a key: who holds it, or what was answered first. */
interface Known {
  sent: string;
  at: number;
  /** `null` when the answer was lost on its way. */
  text: string | null;
}

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const nothing = () => ({ '/agents': 0, '/webhook-endpoints': 0 });

it('however writes with one key meet, fail and come again: made once, and answered as the first was', async () => {
  const game = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
    const { backend, http } = start();
    let kept = new Map<string, Known>();
    let running = new Set<string>();
    let made = nothing();
    const held: (() => Promise<unknown>)[] = [];

    const write = async ({ key, path, name, fate }: Extract<Step, { do: 'write' }>) => {
      const body = path === '/agents' ? { name, type: 'inbound' } : { url: name && `https://${name}.test/` };
      const sent = JSON.stringify(body);
      const place = `${path} ${key}`;
      const known = kept.get(place);
      const now = backend.clock.now();
      const gate = deferred();
      if (fate === 'held') backend.faults.add({ until: gate.promise });
      if (fate === 'unavailable') backend.faults.add({ status: 503 });
      if (fate === 'before' || fate === 'after') backend.faults.add({ dropConnection: fate });
      const asked = http.send('POST', path, body, { 'Idempotency-Key': key }).catch(() => undefined);

      const isKept = known !== undefined && now < known.at + DAY;
      const isTaken = running.has(place);
      const claims = !isTaken && !isKept;
      const refusal = isTaken ? 409 : isKept && known.sent !== sent ? 422 : undefined;
      if (claims) running.add(place);
      const [holders, counts, answers] = [running, made, kept];
      const judge = async () => {
        const answer = await asked;
        if (holders !== running) return expect(answer).toBe(undefined);
        if (claims) holders.delete(place);
        if (refusal !== undefined) return expect(answer?.status).toBe(refusal);
        if (fate === 'before') return expect(answer).toBe(undefined);
        if (fate === 'unavailable') return expect(answer?.status).toBe(503);
        const status = name === '' ? 422 : 201;
        if (claims && status === 201) counts[path] += 1;
        const text = (await answer?.text()) ?? null;
        if (claims) answers.set(place, { sent, text, at: backend.clock.now() });
        if (fate === 'after') return expect(answer).toBe(undefined);
        expect(answer?.status).toBe(status);
        expect(answer?.headers.get('Idempotent-Replayed')).toBe(claims ? null : 'true');
        if (!claims && known?.text) expect(text).toBe(known.text);
      };
      if (fate !== 'held' || refusal !== undefined) {
        await judge();
        gate.resolve();
      } else {
        // Sent, and at its gate.
        for (let i = 0; i < 10; i++) await new Promise(setImmediate);
        held.push(async () => {
          gate.resolve();
          await judge();
        });
      }
    };

    for (const one of steps) {
      if (one.do === 'write') await write(one);
      if (one.do === 'release') await held.shift()?.();
      if (one.do === 'hour') backend.clock.advance(HOUR);
      if (one.do === 'day') backend.clock.advance(DAY);
      if (one.do === 'again') backend.restore(JSON.parse(JSON.stringify(backend.snapshot())));
      if (one.do === 'reset') backend.reset();
      // What is held knows another time, in which nothing of it counts.
      if (one.do === 'again' || one.do === 'reset') running = new Set();
      if (one.do === 'reset') [kept, made] = [new Map(), nothing()];
      for (const path of ['/agents', '/webhook-endpoints'] as const) {
        const { data } = await http.get<Page<Agent>>(`${path}?limit=200`);
        expect(data).toHaveLength(made[path]);
      }
    }
    for (const release of held) await release();
  });
  await fc.assert(game, { numRuns: 40, seed: 20261122, endOnFailure: true });
});
