/**
 * Ringing calls and webhooks on node:http, with no framework.
 *
 *     npx tsx examples/receive-with-node.ts
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from 'cordboard/webhooks';
import { createHandlers, DEMO } from './receivers/handlers.js';
import { tryOut } from './receivers/try-out.js';

const handlers = createHandlers(DEMO);
const ringing = toNodeListener(handlers.ringing);
const webhooks = toNodeListener(handlers.webhooks);

const server = createServer((req, res) => {
  if (req.url?.startsWith('/ringing')) void ringing(req, res);
  else if (req.url === '/webhooks') void webhooks(req, res);
  else res.writeHead(404).end();
});

server.listen(0, '127.0.0.1', async () => {
  await tryOut(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  server.closeAllConnections();
});
