import type { RingOptions } from './call-options.js';
import { addCall, reject, startRinging } from './calls.js';
import type { InboundRouting } from './inbound-platform.js';
import { decide } from './routing.js';
import { askCallback } from './sending/inbound-callback.js';
import type { Sender } from './sending/sender.js';
import type { AgentRow, CallRow, NumberRow, State } from './state.js';
import type { World } from './world.js';

const E164 = /^\+[1-9]\d{1,14}$/;
/** Where a call notes that an override could not be followed. */
const OVERRIDE_NOTE = 'cordboard.override';

/**
 * Someone calls a number: routed, asked about, and left ringing with the agent that is to answer, or
 * rejected. Resolves at once where there is nobody to ask.
 */
export async function receive(world: World, sender: Sender, options: RingOptions, ago = 0): Promise<CallRow> {
  const { from, to, variables = {} } = options;
  for (const [name, value] of Object.entries({ from, to })) {
    if (E164.test(value)) continue;
    throw new TypeError(
      `${name} must be a phone number in E.164 form, such as +14155550123, not ${JSON.stringify(value)}.`,
    );
  }
  const now = world.clock.now();
  const { number, rule, agent, reasons } = decide(world.state, to, now);
  const asks = number?.inboundCallback ? number : undefined;
  const start = { direction: 'inbound', fromNumber: from, toNumber: to, numberId: number?.id ?? null };
  const routed = { dispatchRuleId: rule?.id ?? null, variables: { ...rule?.variables, ...variables } };
  // A number without a rule is asked about, too: the callback may know who should answer.
  const [reason] = rule || !asks ? reasons : [];
  if (reason !== undefined) {
    const call = addCall(world.state, { ...start, ...routed }, now);
    reject(world, call, { reason, reasons }, now);
    return call;
  }
  const perMinute = number?.pricing?.inboundPerMinute ?? null;
  const taken = agent ? configuration(agent) : {};
  const call = addCall(world.state, { ...start, ...routed, ...taken, perMinute }, now - ago);
  startRinging(world, call, now, ago);
  if (asks) await consult(world, sender, asks, call);
  return call;
}

/** What a call keeps of its agent, so that a later edit does not change it. */
function configuration({ id, returns, instructions }: AgentRow) {
  return { agentId: id, returns, instructions };
}

async function consult(world: World, sender: Sender, number: NumberRow, call: CallRow): Promise<void> {
  const { state } = world;
  const decision = await askCallback(world, sender, number, call);
  // The caller may have hung up meanwhile, or the backend have been reset.
  if (world.state !== state || call.status !== 'ringing' || state.calls.get(call.id) !== call) return;
  const now = world.clock.now();
  if (decision && decision.heard !== 'hang_up') follow(state, call, decision);
  if (decision?.heard === 'hang_up') {
    reject(world, call, { reason: 'callback_hangup', reasons: ['callback_hangup'] }, now);
  } else if (call.agentId === null) {
    reject(world, call, { reason: 'no_route', reasons: ['no_route'] }, now);
  }
}

function follow(state: State, call: CallRow, { heard, id, variables }: InboundRouting): void {
  const agent = heard === 'agent' ? state.agents.get(String(id)) : undefined;
  const wrong = heard === 'ivr' ? 'this platform has no IVRs' : refusal(agent);
  if (agent && !wrong) {
    const { agentId, returns, instructions } = configuration(agent);
    const asked = Object.keys(returns).length > 0;
    call.agentId = agentId;
    call.returns = structuredClone(returns);
    call.instructions = instructions;
    call.resultStatus = asked ? 'pending' : 'not_applicable';
  } else {
    call.metadata[OVERRIDE_NOTE] = `${heard === 'ivr' ? 'IVR' : heard} ${id}: ${wrong}`;
  }
  call.variables = { ...call.variables, ...variables };
}

function refusal(agent: AgentRow | undefined): string | undefined {
  if (!agent) return 'unknown';
  if (agent.status === 'archived') return 'archived';
  return agent.type === 'inbound' ? undefined : 'not an inbound agent';
}
