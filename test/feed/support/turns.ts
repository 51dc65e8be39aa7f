import type { IncomingMessage, ServerResponse } from 'node:http';
import { Cordboard } from 'cordboard';
import { ManualClock } from '../../support/clock.js';
import { call } from '../../support/models.js';
import { httpServer } from '../../support/server.js';

/** What the server does with each connection, in turn; the last one again and again. */
export type Turn = (res: ServerResponse, req: IncomingMessage) => void;

export const head = (res: ServerResponse) => res.writeHead(200, { 'content-type': 'text/event-stream' });
export const message = (id: string, event: string, data: unknown = {}) =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
export const completed = (id: string, data: object = { call }) =>
  message(id, 'call.completed', {
    id,
    type: 'call.completed',
    createdAt: '2026-11-01T00:00:00.000Z',
    apiVersion: '2026-11-01',
    data,
  });
export const ends =
  (...messages: string[]): Turn =>
  (res) =>
    head(res).end(messages.join(''));
export const stays =
  (...messages: string[]): Turn =>
  (res) => {
    head(res).write(messages.join(''));
  };

/** A stream against a server that plays these turns; short waits pass at once. */
export async function feed(turns: Turn[], options: { validation?: 'strict' } = {}) {
  const asked: (string | undefined)[] = [];
  const baseUrl = await httpServer((req, res) => {
    const turn = turns[Math.min(asked.length, turns.length - 1)];
    asked.push(req.headers['last-event-id'] as string | undefined);
    turn?.(res, req);
  });
  const clock = new ManualClock(undefined, (ms) => ms < 20_000);
  const drifts: string[] = [];
  const client = new Cordboard({
    apiKey: 'sk_test',
    baseUrl,
    clock,
    logLevel: 'off',
    onDrift: ({ path }) => drifts.push(path),
    ...options,
  });
  const stream = client.calls.stream();
  const events = stream[Symbol.asyncIterator]();
  const id = async () => (await events.next()).value?.id;
  return { stream, events, id, asked, clock, drifts };
}
