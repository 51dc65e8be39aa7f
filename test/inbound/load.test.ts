import { capabilityToken, route } from 'cordboard/inbound';
import { expect, test } from 'vitest';
import { ask, rig, ringing, turns, URL_ } from './support/ring.js';

const CALLS = 2_000;
const TOKEN = 'a-token-of-enough-length';

test('2,000 phones ring at once: all are decided inside the budget, by one run each', async () => {
  const runs = new Map<string, number>();
  const rigged = rig({
    auth: capabilityToken([TOKEN]),
    onCall: (call) => {
      runs.set(call.sessionId, (runs.get(call.sessionId) ?? 0) + 1);
      return new Promise((resolve) => {
        rigged.clock.after(1_000, () => resolve(route.toAgent(`ag_${call.sessionId}`)));
      });
    },
  });
  // Every phone twice: the platform may send again at any time.
  const sessions = Array.from({ length: CALLS * 2 }, (_, i) => String(i % CALLS));
  const answers = Promise.all(
    sessions.map((SessionId) => rigged.decide(ask(ringing({ SessionId }), {}, `${URL_}?token=${TOKEN}`))),
  );
  await expect.poll(() => runs.size).toBe(CALLS);
  await turns();
  await rigged.pass(1_000);
  expect(await answers).toEqual(sessions.map((id) => ({ OverrideAIAgentId: `ag_${id}` })));
  expect([...runs.values()].every((count) => count === 1)).toBe(true);
  expect(rigged.outcomes).toHaveLength(CALLS * 2);
  expect(Math.max(...rigged.outcomes.map((outcome) => outcome.latencyMs))).toBeLessThanOrEqual(4_000);
  expect(rigged.outcomes.every((outcome) => outcome.outcome === 'to_agent')).toBe(true);
  expect(rigged.clock.pending).toBe(0);
});
