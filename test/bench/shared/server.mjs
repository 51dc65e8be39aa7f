/** A server of its own process, so that its work is not counted: answers one agent, and pages of 100,000 calls. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { AGENT } from './agent.mjs';

export const CALLS = 100_000;
const PAGE = 200;

const call = (i) => ({
  id: `call_${i}`,
  direction: 'inbound',
  status: 'completed',
  rejection: null,
  agentId: 'ag_1',
  numberId: 'pn_1',
  dispatchRuleId: 'dr_1',
  fromNumber: '+14155550123',
  toNumber: '+14155550100',
  variables: {},
  returns: { callerName: 'string', urgent: 'boolean' },
  result: { callerName: 'Ada', urgent: false },
  resultStatus: 'complete',
  resultError: null,
  answeredBy: 'human',
  recordingUrl: null,
  startedAt: '2026-11-02T09:00:00.000Z',
  answeredAt: '2026-11-02T09:00:02.000Z',
  endedAt: '2026-11-02T09:01:03.000Z',
  durationSeconds: 61,
  cost: { amount: '0.0085', currency: 'USD' },
  metadata: {},
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-02T09:01:03.000Z',
});

function serve() {
  const agent = JSON.stringify(AGENT);
  const pages = Array.from({ length: CALLS / PAGE }, (_, page) => {
    const data = Array.from({ length: PAGE }, (_, i) => call(page * PAGE + i));
    return JSON.stringify({ data, nextCursor: (page + 1) * PAGE < CALLS ? String(page + 1) : null });
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    response.setHeader('content-type', 'application/json');
    response.end(pathname === '/v1/calls' ? pages[Number(searchParams.get('cursor') ?? 0)] : agent);
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}`));
}

/** Starts it; the answer holds its address and stops it. */
export async function startServer() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(child.stdout, 'data');
  return { url: String(url), stop: () => child.kill() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve();
