/** What the types of the client promise. Nothing here runs: `npm run typecheck` is the test. */
import type {
  Agent,
  APIPromise,
  Call,
  CordboardEvent,
  DispatchRule,
  Page,
  Paginator,
  PhoneNumber,
  SwapOutcome,
} from 'cordboard';
import {
  Cordboard,
  defineReturns,
  isConflictError,
  isKnownCallStatus,
  isKnownRejectionReason,
} from 'cordboard';
import type { Equal } from './equal.js';
import { expectTrue } from './equal.js';

declare const client: Cordboard;
declare const maybe: string | undefined;
const returns = defineReturns({ callerName: 'string', urgent: 'boolean', age: 'number' });

interface Result {
  callerName: string | null;
  urgent: boolean | null;
  age: number | null;
}
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

export async function typedResults(): Promise<void> {
  const one = await client.calls.retrieve('call_1', { returns });
  expectTrue<Same<typeof one.result, Result | null>>();
  for await (const call of client.calls.iterCalls({ returns }))
    expectTrue<Same<typeof call.result, Result | null>>();
  for await (const call of client.dispatchRules.iterCalls('dr_1', { returns })) {
    expectTrue<Same<typeof call.result, Result | null>>();
  }
  const waited = await client.calls.waitForResult('call_1', { returns, maxWaitMs: 1 });
  expectTrue<Same<typeof waited.result, Result | null>>();
  // @ts-expect-error a field that was not asked for
  one.result?.surname;
  const untyped = await client.calls.retrieve('call_1');
  expectTrue<Same<typeof untyped.result, { [field: string]: string | number | boolean | null } | null>>();
  // @ts-expect-error only string, number and boolean
  defineReturns({ when: 'date' });
}

/** What an agent or a call was read with types the next request, as far as it is known. */
export async function readReturns(agent: Agent, call: Call): Promise<void> {
  const { result } = await client.calls.retrieve('call_1', { returns: agent.returns });
  expectTrue<Same<typeof result, Call['result']>>();
  client.calls.iterCalls({ returns: call.returns });
  client.agents.update(agent.id, { returns: { ...agent.returns, urgent: 'boolean' } });
}

export function swapped(outcome: SwapOutcome): string {
  if (outcome.error) return outcome.error.message;
  return outcome.result.to;
}

/** Lists that may not be changed are as good as others, in requests; answers keep theirs. */
export function constants(agent: Agent, rule: DispatchRule): void {
  const schedule = { timezone: 'UTC', callWindow: { start: '09:00' }, activeDays: ['mon', 'fri'] } as const;
  const numberIds: readonly string[] = agent.numberIds;
  void client.agents.create({ name: 'a', type: 'inbound', numberIds, tools: [{ name: 'b' }] as const });
  void client.dispatchRules.create({ numberId: 'pn_1', agentId: 'ag_1', schedule });
  void client.dispatchRules.update(rule.id, { schedule });
  const enabledEvents = ['call.completed', 'number.released'] as const;
  void client.webhookEndpoints.create({ url: 'https://example.com', enabledEvents });
  const documents = [{ kind: 'pan', url: 'https://example.com/pan.pdf' }] as const;
  void client.telephony.connections.submitKyc('tc_1', {
    ...{ legalName: 'a', businessType: 'b', registrationNumber: 'c' },
    documents,
  });
  agent.numberIds.push('pn_1');
  rule.schedule?.activeDays.push('sat');
}

export function shapes(): void {
  expectTrue<Equal<ReturnType<typeof client.numbers.retrieve>, APIPromise<PhoneNumber>>>();
  expectTrue<Equal<ReturnType<typeof client.numbers.list>, APIPromise<Page<PhoneNumber>>>>();
  expectTrue<Equal<ReturnType<typeof client.numbers.iterNumbers>, Paginator<PhoneNumber>>>();
  expectTrue<Equal<ReturnType<typeof client.dispatchRules.delete>, APIPromise<void>>>();
}

export function requests(rule: DispatchRule): void {
  // Options and params may be built from values that may be undefined, exactOptionalPropertyTypes or not.
  void new Cordboard({ apiKey: maybe, baseUrl: maybe });
  void client.agents.create({ name: 'a', type: 'inbound', persona: maybe }, { idempotencyKey: maybe });
  void client.agents.update('ag_1', { metadata: { old: null } }, { ifVersion: 1 });
  // A schedule is replaced whole, so one that was read can be sent back with a field changed.
  if (rule.schedule)
    void client.dispatchRules.update(rule.id, { schedule: { ...rule.schedule, endDate: null } });
  // @ts-expect-error enums are closed in requests
  void client.agents.create({ name: 'a', type: 'both' });
  // @ts-expect-error name is required
  void client.agents.create({ type: 'inbound' });
  // @ts-expect-error a misspelt field
  void client.agents.create({ name: 'a', type: 'inbound', nmae: 'b' });
  // @ts-expect-error a connection's fields go with its type
  void client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'a', authToken: 'x' });
  // @ts-expect-error the limit of a list is required
  void client.calls.iterCalls().toArray();
}

export function answers(call: Call, event: CordboardEvent, error: unknown): string {
  // Enums are open in answers, and the known values are offered.
  const status: string = call.status;
  if (isKnownCallStatus(call.status))
    expectTrue<Equal<'busy' extends typeof call.status ? true : false, true>>();
  if (call.rejection && isKnownRejectionReason(call.rejection.reason)) call.rejection.reason satisfies string;
  // @ts-expect-error unknown fields are kept, but not typed
  call.colour;
  if (event.type === 'number.renewed') return event.data.number.id;
  if (event.type === 'call.completed') return event.data.call.id;
  if (isConflictError(error)) return error.code ?? '';
  return status;
}
