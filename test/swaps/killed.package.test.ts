import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Cordboard } from 'cordboard';
import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { bodyOf, httpServer } from '../support/server.js';
import { startEmulator } from './support/emulator.js';

const SCHEDULE = { timezone: 'Europe/Berlin', callWindow: { start: '08:00', end: '18:00' } };
const REQUESTS = 7;

/** A customer's process: it moves one number and ends. */
const SWAP = `
  import { Cordboard } from 'cordboard';
  const [, numberId, toAgentId] = process.argv;
  await new Cordboard().numbers.swap(numberId, { toAgentId });
`;

/** What becomes of the request at which the process is killed. */
type Fate = 'is never sent' | 'is handled' | 'lands after the recovery';
const FATES: Fate[] = ['is never sent', 'is handled', 'lands after the recovery'];

/** Stands between the process and the emulator, and stops at the request with this number. */
async function toll(emulator: string, stopAt: number) {
  const reached = deferred<() => Promise<void>>();
  let count = 0;
  const url = await httpServer(async (req: IncomingMessage, res: ServerResponse) => {
    const index = count;
    count += 1;
    const { host, connection, 'content-length': _, 'transfer-encoding': __, ...headers } = req.headers;
    const body = await bodyOf(req);
    const send = () =>
      fetch(`${emulator}${req.url}`, {
        method: String(req.method),
        headers: headers as { [name: string]: string },
        ...(body && { body }),
      });
    if (index === stopAt) {
      reached.resolve(async () => void (await (await send()).arrayBuffer()));
      return;
    }
    const answer = await send();
    const text = await answer.text();
    res.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  });
  return { url, reached: reached.promise };
}

test('a process killed at any request of a swap leaves a number that a recovery routes', async () => {
  const emulator = await startEmulator();
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: emulator });
  const from = await client.agents.create({ name: 'A', type: 'inbound' });
  const to = await client.agents.create({ name: 'B', type: 'inbound' });
  const sip = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
  const ends: string[] = [];

  for (let step = 0; step < REQUESTS; step += 1) {
    for (const [variant, fate] of FATES.entries()) {
      const phoneNumber = `+1415555${1000 + step * 10 + variant}`;
      const number = await client.telephony.importNumber({ phoneNumber, connectionId: sip.id, ...carrier });
      await client.dispatchRules.create({
        numberId: number.id,
        agentId: from.id,
        schedule: SCHEDULE,
        maxConcurrentCalls: 4,
      });

      const { url, reached } = await toll(emulator, step);
      const env = { ...process.env, CORDBOARD_API_KEY: 'sk_test', CORDBOARD_BASE_URL: url };
      const code = ['--input-type=module', '-e', SWAP, number.id, to.id];
      const child = spawn(process.execPath, code, { env, stdio: 'inherit' });
      const land = await reached;
      child.kill('SIGKILL');
      await once(child, 'exit');
      if (fate === 'is handled') await land();

      const recovered = await client.numbers.recoverSwaps({ olderThanMs: 0 });
      for (const { error } of recovered) expect(error).toBeNull();
      if (fate === 'lands after the recovery') {
        await land();
        // A claim that lands late is a swap that has only begun.
        await client.numbers.recoverSwaps({ olderThanMs: 0 });
      }

      const { id: numberId } = number;
      const rules = await client.dispatchRules.iterDispatchRules({ numberId }).toArray({ limit: 9 });
      const active = rules.filter((rule) => rule.status === 'active');
      const where = `request ${step} ${fate}`;
      expect(active, where).toHaveLength(1);
      expect(active[0], where).toMatchObject({ schedule: SCHEDULE, maxConcurrentCalls: 4 });
      expect(rules.map((rule) => rule.metadata['cordboard.swap']).filter(Boolean), where).toEqual([]);
      ends.push(active[0]?.agentId === to.id ? 'new' : 'old');
    }
  }
  // Before the claim is made nothing has begun; from then on every recovery goes on to the end.
  const begun = ends.slice(4 * FATES.length);
  expect(ends.slice(0, 3 * FATES.length)).not.toContain('new');
  expect(begun).not.toContain('old');
});
