import type { Call, DispatchRule, Schedule } from 'cordboard';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Api, Page } from './support/api.js';
import { buy, CALLER, connect, createAgent, DAY, HOUR, start } from './support/things.js';
import { isOpen } from './support/wall.js';

type Hours = Partial<Schedule> | null;

const slot = fc.nat({ max: 1 });
const hours: fc.Arbitrary<Hours> = fc.option(
  fc.record(
    {
      timezone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata'),
      startDate: fc.constantFrom('2026-11-02', '2026-11-04', null),
      endDate: fc.constantFrom('2026-11-05', '2026-11-07', null),
      callWindow: fc.constantFrom(null, { start: '09:00', end: '17:30' }, { start: null, end: '12:00' }),
      activeDays: fc.subarray<Schedule['activeDays'][number]>([
        'mon',
        'tue',
        'wed',
        'thu',
        'fri',
        'sat',
        'sun',
      ]),
    },
    { requiredKeys: ['timezone'] },
  ),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const LISTS = ['/calls?', '/calls?status=completed&', '/dispatch-rules?', '/dispatch-rules?status=active&'];
const step = fc.oneof(
  fc.record({
    do: fc.constant('route' as const),
    number: slot,
    schedule: hours,
    most: maybe(fc.integer({ min: 1, max: 3 })),
  }),
  fc.record({
    do: fc.constant('change' as const),
    number: slot,
    schedule: maybe(hours),
    most: maybe(fc.integer({ min: 1, max: 10 })),
    behind: fc.constantFrom(0, 0, 1, null),
  }),
  fc.record({ do: fc.constantFrom('complete' as const, 'delete' as const), number: slot }),
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      number: slot,
      /** Until then it goes on; `null`: until it is ended. */
      seconds: fc.constantFrom(null, null, 0, 60, 4_000),
    }),
  },
  fc.record({ do: fc.constant('end' as const), which: fc.nat({ max: 5 }), cancel: fc.boolean() }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(60_000, HOUR, 5 * HOUR, DAY) }),
  fc.record({
    do: fc.constant('walk' as const),
    path: fc.tuple(fc.constantFrom(...LISTS), fc.constantFrom(1, 2, 3), fc.constantFrom('asc', 'desc')),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('page' as const), which: fc.nat({ max: 2 }) }) },
);

/** A list that is read page by page while it changes: `owed` was there at the beginning and is there still. */
class Walk {
  readonly owed: Set<string>;
  readonly path: string;
  readonly #seen: string[] = [];
  #next: string | null = '';

  constructor(path: string, owed: string[]) {
    this.path = path;
    this.owed = new Set(owed);
  }

  async turn(http: Api): Promise<boolean> {
    if (this.#next === null) return false;
    const { data, nextCursor } = await http.get<Page<{ id: string }>>(
      `${this.path}${this.#next && `&cursor=${this.#next}`}`,
    );
    this.#seen.push(...data.map(({ id }) => id));
    this.#next = nextCursor;
    expect(new Set(this.#seen).size).toBe(this.#seen.length);
    if (nextCursor === null) expect(this.#seen).toEqual(expect.arrayContaining([...this.owed]));
    return true;
  }
}

it('whatever is done: calls are put through by rule, hours and places, and lists are whole while they change', async () => {
  const game = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
    const { backend, http } = start();
    const connection = await connect(http);
    const numbers = [await buy(http, connection, '415'), await buy(http, connection, '212')];
    const agent = await createAgent(http, { returns: { name: 'string' } });
    const rules = new Map<string, { id: string; schedule: Hours; most: number; version: number }>();
    const calls: { id: string; ruleId: string | undefined; until: number }[] = [];
    const walks: Walk[] = [];
    const now = () => backend.clock.now();
    const liveOf = (id: string) => calls.filter(({ ruleId, until }) => ruleId === id && now() < until).length;

    for (const one of steps) {
      const number = numbers['number' in one ? one.number : 0];
      const [numberId, to] = [number?.id ?? '', number?.phoneNumber ?? ''];
      const rule = rules.get(numberId);
      const body = 'most' in one ? { schedule: one.schedule, maxConcurrentCalls: one.most } : {};
      if (one.do === 'route') {
        const made = await http.send('POST', '/dispatch-rules', { numberId, agentId: agent.id, ...body });
        expect(made.status).toBe(rule ? 409 : 201);
        const { id } = (await made.json()) as DispatchRule;
        if (!rule) rules.set(numberId, { id, schedule: one.schedule, most: one.most ?? 1, version: 1 });
      } else if (one.do === 'change' && rule) {
        const headers = one.behind === null ? undefined : { 'If-Match': `"${rule.version - one.behind}"` };
        const answer = await http.send('PATCH', `/dispatch-rules/${rule.id}`, body, headers);
        expect(answer.status).toBe(one.behind ? 412 : 200);
        if (one.behind) continue;
        const changed = (await answer.json()) as DispatchRule;
        expect(changed.version - rule.version).toBeLessThanOrEqual(1);
        const { schedule = rule.schedule, most = rule.most } = one;
        Object.assign(rule, { schedule, most, version: changed.version });
      } else if ((one.do === 'complete' || one.do === 'delete') && rule) {
        if (one.do === 'complete') await http.post(`/dispatch-rules/${rule.id}/complete`);
        else await http.del(`/dispatch-rules/${rule.id}`);
        rules.delete(numberId);
        for (const { owed, path } of walks)
          if (one.do === 'delete' || path.includes('active')) owed.delete(rule.id);
      } else if (one.do === 'call') {
        const live = rule ? liveOf(rule.id) : 0;
        const from = CALLER;
        const { id, status, rejection }: Call =
          one.seconds === null
            ? (await backend.ring({ from, to })).call
            : await backend.simulateCall({ from, to, durationSeconds: one.seconds });
        const fits = rule !== undefined && isOpen(rule.schedule, now()) && live < rule.most;
        expect(status).toBe(!fits ? 'rejected' : one.seconds === null ? 'in_progress' : 'completed');
        const reasons = rejection?.reasons ?? [];
        expect(reasons.includes('no_route')).toBe(!rule);
        expect(reasons.includes('concurrency_limit')).toBe(rule !== undefined && live >= rule.most);
        const until = one.seconds === null ? Number.POSITIVE_INFINITY : now() + one.seconds * 1_000;
        calls.push({ id, ruleId: rule?.id, until: fits ? until : 0 });
      } else if (one.do === 'end') {
        const open = calls.filter(({ until }) => until === Number.POSITIVE_INFINITY);
        const call = open[one.which % Math.max(1, open.length)];
        if (!call) continue;
        if (one.cancel) await http.post(`/calls/${call.id}/cancel`);
        else await backend.call(call.id).finish({ result: { name: 'Ada' } });
        call.until = now();
      } else if (one.do === 'wait') backend.clock.advance(one.ms);
      else if (one.do === 'walk') {
        const [list, limit, order] = one.path;
        const { data } = await http.get<Page<{ id: string }>>(`${list}limit=200`);
        const ids = data.map(({ id }) => id);
        walks.push(new Walk(`${list}limit=${limit}&order=${order}`, ids));
      } else if (one.do === 'page') await walks[one.which]?.turn(http);

      for (const { id } of rules.values()) {
        const { metrics } = await http.get<DispatchRule>(`/dispatch-rules/${id}`);
        expect(metrics.inProgress).toBe(liveOf(id));
        const { data } = await http.get<Page<Call>>(`/dispatch-rules/${id}/calls?limit=200&order=asc`);
        expect(data.map((call) => call.id)).toEqual(
          calls.filter(({ ruleId }) => ruleId === id).map((call) => call.id),
        );
      }
    }
    for (const walk of walks) while (await walk.turn(http));
  });
  await fc.assert(game, { numRuns: 30, seed: 20261122, endOnFailure: true });
});
