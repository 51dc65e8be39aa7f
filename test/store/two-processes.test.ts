import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { signWebhook } from 'cordboard/webhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ringing } from '../inbound/support/ring.js';
import { hasRedis, startRedis } from '../support/redis.js';
import { event, SECRET } from '../webhooks/support/signed.js';

/** A process of its own, and where it listens. */
async function startInstance(redisUrl: string) {
  const args = ['--import', 'tsx', 'test/store/support/instance.ts'];
  const env = { ...process.env, REDIS_URL: redisUrl };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { base: line.toString().trim(), stop: () => child.kill('SIGKILL') };
}

if (hasRedis)
  describe('two processes on one Redis', () => {
    let redis: Awaited<ReturnType<typeof startRedis>>;
    let instances: Awaited<ReturnType<typeof startInstance>>[] = [];
    beforeAll(async () => {
      redis = await startRedis();
      instances = await Promise.all([startInstance(redis.url), startInstance(redis.url)]);
    });
    afterAll(async () => {
      for (const { stop } of instances) stop();
      await redis.stop();
    });

    const text = async (url: string, body: string) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', body, headers })).text();
    };

    /** Sends the same to both at once. */
    const both = (path: string, body: string, headers: { [name: string]: string }) =>
      Promise.all(
        instances.map(async ({ base }) => {
          const answer = await fetch(base + path, { method: 'POST', body, headers });
          return { status: answer.status, text: await answer.text() };
        }),
      );

    test('decide about each of 100 calls once, and both say the same', async () => {
      const headers = { 'content-type': 'application/json' };
      const sessions = Array.from({ length: 100 }, (_, i) => `call_${i}`);
      const ask = (SessionId: string) => both('/ringing', JSON.stringify(ringing({ SessionId })), headers);
      const decisions = await Promise.all(sessions.map(ask));
      for (const [one, other] of decisions) {
        expect(one).toEqual(other);
        const { CallInBound } = JSON.parse(String(one?.text));
        expect(CallInBound.Variables).toEqual([{ Key: 'run', Value: '1' }]);
      }
    });

    test('say what the other has decided, whichever was asked first', async () => {
      const deciders = new Set<string>();
      for (const order of [instances, [...instances].reverse()]) {
        const body = JSON.stringify(ringing({ SessionId: `in turn ${deciders.size}` }));
        const heard: string[] = [];
        for (const { base } of order) heard.push(await text(`${base}/ringing`, body));
        expect(heard[1]).toBe(heard[0]);
        deciders.add(String(heard[0]));
      }
      expect(deciders.size).toBe(2);
    });

    test('handle each of 100 events once; whoever comes too early is told to come later', async () => {
      const ids = Array.from({ length: 100 }, (_, i) => `evt_${i}`);
      const deliver = async (id: string) => {
        const body = JSON.stringify({ ...event, id });
        return both('/webhooks', body, await signWebhook({ secret: SECRET, body, id }));
      };
      const first = await Promise.all(ids.map(deliver));
      expect(first.every((answers) => answers.some(({ status }) => status === 200))).toBe(true);
      expect(first.flat().every(({ status }) => status === 200 || status === 503)).toBe(true);
      for (const [one, other] of await Promise.all(ids.map(deliver))) {
        expect(one?.text).toMatch(/^\d+ run 1$/);
        expect(one).toEqual(other);
      }
    });
  });
else test('two processes are left out: redis-server is not on the path', () => expect(hasRedis).toBe(false));
