import { checkActive } from '../attachments.js';
import { addCall, end } from '../calls.js';
import { checkSolvent } from '../credits.js';
import { emitCall } from '../events.js';
import type { HandlersOf } from '../handler.js';
import { Problem } from '../problem.js';
import { find } from '../rows.js';
import type { AgentRow, NumberRow, State } from '../state.js';
import { callView, transcriptView } from '../views.js';
import { callPage } from './call-page.js';

/** The number that an outbound call goes out from. */
function callerId(state: State, agent: AgentRow, fromNumber: string | undefined): NumberRow {
  const ids = fromNumber === undefined ? [agent.primaryNumberId ?? ''] : agent.outboundNumberIds;
  const attached = ids.flatMap((id) => state.numbers.get(id) ?? []);
  const number = attached.find((row) => fromNumber === undefined || row.phoneNumber === fromNumber);
  if (number) return number;
  const message =
    fromNumber === undefined
      ? `The agent ${agent.id} has no number to call from. Attach one first.`
      : `The number ${fromNumber} is not attached to the agent ${agent.id}.`;
  throw new Problem('number_not_attached', message, { param: 'fromNumber' });
}

export const calls: HandlersOf<'calls'> = {
  'calls.list': ({ state }, { query }) => callPage(state, 'calls.list', query),

  'calls.create': (world, { body, now }) => {
    const { state } = world;
    const agent = find(state, 'agents', body.agentId, 'agentId');
    checkActive(agent);
    if (agent.type !== 'outbound') {
      throw new Problem('wrong_agent_type', 'Only an outbound agent places calls.', { param: 'agentId' });
    }
    const number = callerId(state, agent, body.fromNumber);
    checkSolvent(state);
    const start = {
      direction: 'outbound',
      fromNumber: number.phoneNumber,
      toNumber: body.to,
      agentId: agent.id,
      numberId: number.id,
      variables: body.variables ?? {},
      returns: agent.returns,
      instructions: body.instructions ?? agent.instructions,
      metadata: body.metadata ?? {},
      perMinute: number.pricing?.outboundPerMinute ?? null,
    };
    const call = addCall(state, start, now);
    emitCall(world, 'call.queued', call, now);
    return callView(call);
  },

  'calls.retrieve': ({ state }, { id }) => callView(find(state, 'calls', id)),

  'calls.transcript': ({ state }, { id }) => transcriptView(find(state, 'calls', id)),

  'calls.cancel': (world, { id, now }) => {
    end(world, find(world.state, 'calls', id), 'canceled', now);
    return callView(find(world.state, 'calls', id));
  },
};
