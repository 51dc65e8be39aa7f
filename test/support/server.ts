import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** A real server on a free loopback port, closed when the test ends. */
export async function httpServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that speaks TCP only: what it does with a connection is up to the test. */
export async function tcpServer(onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * Breaks a connection when a request has come and before any of it is read. Sooner would test the runtime
 * instead: Node's fetch connects anew, by itself, when a connection ends before the request was written.
 */
export function dropUnread(socket: Socket): void {
  socket.once('readable', () => socket.destroy());
}

/** An address on which nobody listens. */
export async function deadAddress(): Promise<string> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export function json(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: { [name: string]: string } = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers each request with the next of these, the last one for ever. */
export async function answering(
  ...answers: [status: number, body: unknown, headers?: { [name: string]: string }][]
) {
  const seen: { method: string | undefined; key: unknown }[] = [];
  const baseUrl = await httpServer((req, res) => {
    seen.push({ method: req.method, key: req.headers['idempotency-key'] });
    const [status, body, headers] = answers[Math.min(seen.length, answers.length) - 1] ?? [500, {}];
    json(res, status, body, headers);
  });
  return { baseUrl, seen };
}

export async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text;
}

export function errorBody(code: string, message = code) {
  return { error: { code, message, param: null, issues: null, details: null, requestId: 'req_1' } };
}
