import type { Agent, DispatchRule, PhoneNumber } from 'cordboard';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Api, Page } from './support/api.js';
import { buy, CALLER, connect, createAgent, DAY, start } from './support/things.js';

const slot = fc.nat({ max: 3 });
const step = fc.oneof(
  fc.record({ do: fc.constant('attach'), agent: slot, number: slot }),
  fc.record({ do: fc.constant('detach'), agent: slot, number: slot }),
  fc.record({ do: fc.constant('route'), agent: slot, number: slot }),
  fc.record({
    do: fc.constantFrom('complete', 'delete', 'archive', 'release', 'ring', 'wait'),
    agent: slot,
    number: slot,
  }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Started = ReturnType<typeof start>;

const all = async <T>(http: Api, path: string) => (await http.get<Page<T>>(`${path}?limit=200`)).data;

/** Refusals are part of the game: only what they leave behind counts. */
async function take({ backend, http }: Started, agents: Agent[], numbers: PhoneNumber[], step: Step) {
  const agentId = agents[step.agent]?.id ?? '';
  const number = numbers[step.number];
  const numberId = number?.id ?? '';
  const rules = await all<DispatchRule>(http, '/dispatch-rules');
  const rule = rules[step.number]?.id ?? 'dr_none';
  const doing: { [name: string]: () => Promise<unknown> } = {
    attach: () => http.send('POST', `/agents/${agentId}/numbers`, { numberId }),
    detach: () => http.send('DELETE', `/agents/${agentId}/numbers/${numberId}`),
    route: () => http.send('POST', '/dispatch-rules', { agentId, numberId }),
    complete: () => http.send('POST', `/dispatch-rules/${rule}/complete`),
    delete: () => http.send('DELETE', `/dispatch-rules/${rule}`),
    archive: () => http.send('DELETE', `/agents/${agentId}`),
    release: () => http.send('DELETE', `/numbers/${numberId}`),
    ring: () => backend.simulateCall({ from: CALLER, to: number?.phoneNumber ?? '', durationSeconds: 60 }),
    wait: async () => backend.clock.advance(5 * DAY),
  };
  const answer = await doing[step.do]?.();
  if (answer instanceof Response) expect(answer.status).toBeLessThan(500);
}

/** The views of numbers and agents say what the rules say, and nothing else. */
async function agree({ http }: Started) {
  const rules = await all<DispatchRule>(http, '/dispatch-rules');
  const active = rules.filter((rule) => rule.status === 'active');
  expect(new Set(active.map((rule) => rule.numberId)).size).toBe(active.length);
  const agents = await all<Agent>(http, '/agents');
  for (const number of await all<PhoneNumber>(http, '/numbers')) {
    const rule = active.find((one) => one.numberId === number.id);
    expect(number.dispatchRuleId).toBe(rule?.id ?? null);
    expect(number.inboundAgentId).toBe(rule?.agentId ?? null);
    const callers = agents.filter(
      (agent) => agent.type === 'outbound' && agent.numberIds.includes(number.id),
    );
    expect(new Set(number.outboundAgentIds)).toEqual(new Set(callers.map((agent) => agent.id)));
    if (number.status === 'released') expect([rule, ...callers]).toEqual([undefined]);
  }
  for (const agent of agents) {
    const routed = active.filter((rule) => rule.agentId === agent.id).map((rule) => rule.numberId);
    if (agent.type === 'inbound') expect(new Set(agent.numberIds)).toEqual(new Set(routed));
    if (agent.status === 'archived') expect(agent.numberIds).toEqual([]);
    if (agent.primaryNumberId !== null) expect(agent.numberIds).toContain(agent.primaryNumberId);
    expect(agent.primaryNumberId === null).toBe(agent.type === 'inbound' || agent.numberIds.length === 0);
  }
}

it('whatever is done: one active rule per number, and every view agrees with the rules', async () => {
  const game = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
    const started = start();
    const { http } = started;
    const connection = await connect(http);
    const numbers = [];
    for (const areaCode of ['415', '212', '312', '800']) numbers.push(await buy(http, connection, areaCode));
    const agents = [];
    for (const type of ['inbound', 'inbound', 'outbound', 'outbound'])
      agents.push(await createAgent(http, { type }));
    const versions = new Map<string, [number, string]>();
    for (const one of steps) {
      await take(started, agents, numbers, one);
      await agree(started);
      for (const path of ['/agents', '/numbers']) {
        for (const { version, ...shown } of await all<Agent | PhoneNumber>(http, path)) {
          const [before, text] = versions.get(shown.id) ?? [0, ''];
          // A version grows exactly when what is shown has changed.
          expect(version > before).toBe(JSON.stringify(shown) !== text);
          versions.set(shown.id, [version, JSON.stringify(shown)]);
        }
      }
    }
    const { backend } = started;
    const saved = JSON.parse(JSON.stringify(backend.snapshot()));
    backend.restore(saved);
    expect(backend.snapshot()).toEqual(saved);
  });
  await fc.assert(game, { numRuns: 60, seed: 20261124 });
}, 60_000);
