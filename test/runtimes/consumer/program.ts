// A consumer of the package: it is copied beside the installed one, compiled by several compilers, and run.
import {
  type Call,
  Cordboard,
  type CordboardOptions,
  defineReturns,
  isNotFoundError,
  type Page,
} from 'cordboard';
import { capabilityToken, createInboundHandler, route } from 'cordboard/inbound';
import { defineRouting, plan, type RoutingPlan } from 'cordboard/provision';
import { evaluate, nextOpening, type ScheduleRule } from 'cordboard/schedule';
import { type ClaimStore, createMemoryStore } from 'cordboard/store';
import { createRoutingBackend } from 'cordboard/testing';
import { createWebhookHandler, createWebhookVerifier } from 'cordboard/webhooks';

const store: ClaimStore = createMemoryStore();
export const ringing = createInboundHandler({
  auth: capabilityToken(['a-long-enough-token-1']),
  store,
  onCall: (call) => (call.caller === '+14155550100' ? route.toAgent('ag_vip') : route.keepBound()),
});
export const receive = createWebhookHandler({
  verifier: createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' }),
  on: { 'call.completed': (event) => new Response(event.data.call.id) },
});

const rule: ScheduleRule = { schedule: { timezone: 'Europe/Berlin', activeDays: ['mon'] } };
const opening: string | null | undefined = nextOpening(rule, '2026-03-03T12:00:00Z')?.toISO();
const accepted: boolean = evaluate(rule, { at: '2026-03-02T12:00:00Z' }).accepted;

async function main(): Promise<void> {
  const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
  const options: CordboardOptions = {
    apiKey: 'sk_test',
    baseUrl: 'http://backend.test',
    fetch: backend.fetch,
  };
  const client = new Cordboard({ ...options, timeoutMs: undefined });
  const returns = defineReturns({ caller: 'string', urgent: 'boolean' });
  const agent = await client.agents.create({ name: 'Desk', type: 'inbound', returns });
  for await (const call of client.calls.iterCalls({ agentId: agent.id, returns })) {
    const urgent: boolean | null | undefined = call.result?.urgent;
    console.log(urgent);
  }
  // @ts-expect-error There is no such field: the types of the package are there, and are not `any`.
  void agent.naem;
  const page: Page<Call> = await client.calls.list();
  const planned: RoutingPlan = await plan(client, defineRouting({ agents: {} }), {
    now: backend.clock.now(),
  });
  const missing: unknown = await client.agents.retrieve('ag_none').catch((error: unknown) => error);
  if (!isNotFoundError(missing) || missing.status !== 404) throw new Error('not the error that it should be');
  console.log(agent.name, page.data.length, planned.changes.length, opening, accepted);
}

void main();
