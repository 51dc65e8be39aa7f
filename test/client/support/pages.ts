import type { Call } from 'cordboard';
import { Cordboard } from 'cordboard';
import { call } from '../../support/models.js';

/** Serves `total` calls in pages; a cursor is the index to go on from. */
export function server(total: number, before: (cursor: number) => unknown = () => undefined) {
  const asked: number[] = [];
  const fetch = async (request: Request) => {
    const query = new URL(request.url).searchParams;
    const from = Number(query.get('cursor') ?? 0);
    const to = Math.min(total, from + Number(query.get('limit') ?? 50));
    asked.push(from);
    await before(from);
    const data = Array.from({ length: to - from }, (_, i) => ({ ...call, id: `call_${from + i}` }));
    return Response.json({ data, nextCursor: to < total ? String(to) : null });
  };
  return {
    asked,
    client: new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://api.test', fetch, maxRetries: 0 }),
  };
}

export const ids = (calls: Call[]) => calls.map((each) => Number(each.id.slice(5)));
export const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
