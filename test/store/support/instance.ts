/** One instance of a program that runs in many: two handlers on the Redis that it is told of. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, createInboundHandler, route, toNodeListener } from 'cordboard/inbound';
import { createRedisStore } from 'cordboard/store';
import { createWebhookHandler, createWebhookVerifier } from 'cordboard/webhooks';
import { Redis } from 'ioredis';
import { SECRET } from '../../webhooks/support/signed.js';

const redis = new Redis(String(process.env['REDIS_URL']));
const store = createRedisStore(redis);

/** Short waits pass and deadlines never come: a machine that stands still for a second is no store that hangs. */
const clock: Clock = {
  now: () => 0,
  after(ms, run) {
    if (ms > 100) return () => undefined;
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const ringing = toNodeListener(
  createInboundHandler({
    auth: 'none-accept-anyone',
    store,
    clock,
    async onCall(call) {
      const run = await redis.incr(`runs:${call.sessionId}`);
      return route.toAgent(`ag_${process.pid}`, { variables: { run } });
    },
  }),
);
const webhooks = toNodeListener(
  createWebhookHandler({
    verifier: createWebhookVerifier({ secrets: SECRET }),
    store,
    on: { '*': async (event) => new Response(`${process.pid} run ${await redis.incr(`runs:${event.id}`)}`) },
  }),
);

const server = createServer((req, res) => {
  void (req.url === '/ringing' ? ringing(req, res) : webhooks(req, res));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
