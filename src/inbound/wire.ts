import { jsonText } from '../receive/answers.js';
import type { Admitted } from './admit.js';
import type { InboundDecision } from './decision.js';
import type { InboundOutcome } from './types.js';
import { toWireVariables } from './variables.js';

/** An answer, and what to call it. */
export interface WireAnswer {
  outcome: InboundOutcome['outcome'];
  response: Response;
}

/** An id of nothing but digits, and what stands before it. */
const ID = /^(\{"CallInBound":\{"\w+":)"(\d+)"/;

/** Puts a decision in the platform's words. An empty `CallInBound` hangs up, so only that says it. */
export function toWire(
  decision: InboundDecision,
  asked: Pick<Admitted, 'call' | 'bare'>,
  lastResort: InboundDecision,
): WireAnswer {
  const say = (outcome: InboundOutcome['outcome'], CallInBound: object) => ({
    outcome,
    response: jsonText(200, JSON.stringify({ CallInBound }).replace(ID, unquoted)),
  });
  const unquoted = (all: string, name: string, id: string) => (asked.bare.includes(id) ? name + id : all);
  const { call } = asked;
  switch (decision.kind) {
    case 'agent':
    case 'ivr': {
      const name = decision.kind === 'agent' ? 'OverrideAIAgentId' : 'OverrideIvrId';
      const { id, variables = {} } = decision;
      const Variables = toWireVariables(variables);
      return say(decision.kind === 'agent' ? 'to_agent' : 'to_ivr', {
        [name]: id,
        ...(Variables.length > 0 ? { Variables } : {}),
      });
    }
    case 'hang_up':
      return say('hung_up', {});
    case 'keep_bound': {
      // The platform has no word for it. To name the bound one is the form that cannot be misread.
      if (call.boundAgentId !== null) return say('kept_bound', { OverrideAIAgentId: call.boundAgentId });
      if (call.boundIvrId !== null) return say('kept_bound', { OverrideIvrId: call.boundIvrId });
      return { ...toWire(lastResort, asked, { kind: 'hang_up' }), outcome: 'nothing_bound' };
    }
  }
}
