/**
 * Ringing calls and webhooks on Express. The routes stand before `express.json()`, because signatures are over
 * the exact bytes.
 *
 *     npx tsx examples/receive-with-express.ts
 */
import type { AddressInfo } from 'node:net';
import { toNodeListener } from 'cordboard/webhooks';
import express from 'express';
import { createHandlers, DEMO } from './receivers/handlers.js';
import { tryOut } from './receivers/try-out.js';

const { ringing, webhooks } = createHandlers(DEMO);

const app = express();
app.post('/ringing', toNodeListener(ringing));
app.post('/webhooks', toNodeListener(webhooks));
app.use(express.json());

const server = app.listen(0, '127.0.0.1', async () => {
  await tryOut(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  server.closeAllConnections();
});
