import { sdkAppIdOf } from '../handlers/account.js';
import { isId } from '../ids.js';
import type { CallRow, NumberRow } from '../state.js';
import { SECOND } from '../times.js';
import type { World } from '../world.js';
import type { Sender } from './sender.js';

/** For each request, and how often it is sent again. The platform's own figures. */
const PATIENCE = 5 * SECOND;
const RESENDS = 2;

/** What a customer's backend has decided about a ringing call. */
export type CallbackDecision =
  | { kind: 'hang_up' }
  | { kind: 'override'; name: 'agent' | 'IVR'; id: string; variables: { [name: string]: string } };

/**
 * Asks the number's callback who should answer, in the platform's own words. `undefined` when nobody has
 * answered in three requests; then the bound agent does.
 */
export async function askCallback(
  world: World,
  sender: Sender,
  number: NumberRow,
  call: CallRow,
): Promise<CallbackDecision | undefined> {
  const url = number.inboundCallback?.url ?? '';
  if (!sender.reaches(url)) return undefined;
  const body = JSON.stringify({
    Event: 'CallInBound',
    SessionId: call.id,
    SdkAppId: sdkAppIdOf(world.state),
    CallInBound: {
      AIAgentId: call.agentId ?? 0,
      IvrId: 0,
      Caller: call.fromNumber,
      Callee: call.toNumber,
    },
  });
  for (let resends = 0; resends <= RESENDS; resends += 1) {
    const request = new Request(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Cordboard' },
      body,
    });
    const { status, text } = await sender
      .send('outgoing.callback', request, PATIENCE)
      .catch(() => ({ status: 0, text: '' }));
    const decision = status >= 200 && status < 300 ? readDecision(text) : undefined;
    if (decision) return decision;
  }
  return undefined;
}

interface Answered {
  OverrideAIAgentId?: unknown;
  OverrideIvrId?: unknown;
  Variables?: unknown;
}

/** An empty `CallInBound` hangs up. What cannot be read is as good as no answer. */
function readDecision(text: string): CallbackDecision | undefined {
  const answer = parse(text)?.CallInBound;
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { OverrideAIAgentId: agent, OverrideIvrId: ivr, Variables } = answer as Answered;
  if (agent === undefined && ivr === undefined) return { kind: 'hang_up' };
  if (agent !== undefined && ivr !== undefined) return undefined;
  const id = agent ?? ivr;
  if (!isId(id)) return undefined;
  const name = agent === undefined ? 'IVR' : 'agent';
  return { kind: 'override', name, id: String(id), variables: readVariables(Variables) };
}

function parse(text: string): { CallInBound?: unknown } | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function readVariables(given: unknown): { [name: string]: string } {
  if (!Array.isArray(given)) return {};
  const pairs = given.filter((pair) => typeof pair?.Key === 'string' && pair.Value !== undefined);
  return Object.fromEntries(pairs.map(({ Key, Value }) => [Key, String(Value)]));
}
