import type { BodyOf } from '../../contract/index.js';
import { attach, checkActive, checkAttachable, detach, dropOutbound, setPrimary } from '../attachments.js';
import type { HandlersOf } from '../handler.js';
import { newId } from '../ids.js';
import { listing, matches } from '../pages.js';
import { applyPatch, checkVersion } from '../patch.js';
import { invalid, Problem } from '../problem.js';
import { find, touch } from '../rows.js';
import { completeRule, rulesOf } from '../rules.js';
import { rotateSecret } from '../secrets.js';
import type { AgentRow, State } from '../state.js';
import { nextSeq } from '../state.js';
import { iso } from '../times.js';
import { agentView } from '../views.js';
import { showOnce } from './show-once.js';

function newAgent(state: State, body: BodyOf<'agents.create'>, now: number): AgentRow {
  return {
    id: newId(state, 'ag'),
    seq: nextSeq(state),
    version: 1,
    name: body.name,
    type: body.type,
    status: 'active',
    persona: body.persona ?? null,
    instructions: body.instructions ?? null,
    voice: body.voice ?? null,
    language: body.language ?? 'en',
    returns: body.returns ?? {},
    tools: [...(body.tools ?? [])],
    voicemailAction: body.voicemailAction ?? 'hangup',
    webhookUrl: body.webhookUrl ?? null,
    primaryNumberId: null,
    metadata: body.metadata ?? {},
    createdAt: iso(now),
    updatedAt: iso(now),
    archivedAt: null,
    outboundNumberIds: [],
    secrets: [],
  };
}

/** The first `webhookUrl` of an agent brings its signing secret along. */
function firstSecret(state: State, agent: AgentRow, now: number): string | undefined {
  return agent.webhookUrl && agent.secrets.length === 0 ? rotateSecret(state, agent, now) : undefined;
}

export const agents: HandlersOf<'agents'> = {
  'agents.list': ({ state }, { query }) =>
    listing({
      list: 'agents.list',
      query,
      rows: state.agents.values(),
      keep: (row) => matches(row, { type: query.type, status: query.status }),
      show: (row) => agentView(state, row),
    }),

  'agents.create': ({ state }, { body, now }) => {
    const numbers = [...new Set(body.numberIds)].map((id) => find(state, 'numbers', id, 'numberIds'));
    const agent = newAgent(state, body, now);
    // All or nothing: every number is checked before the agent exists.
    for (const number of numbers) checkAttachable(state, agent, number);
    state.agents.set(agent.id, agent);
    for (const number of numbers) attach(state, agent, number, now);
    agent.version = 1;
    const secret = firstSecret(state, agent, now);
    return showOnce(agentView(state, agent), 'webhookSigningSecret', secret);
  },

  'agents.retrieve': ({ state }, { id }) => agentView(state, find(state, 'agents', id)),

  'agents.update': ({ state }, { id, body, ifMatch, now }) => {
    const agent = find(state, 'agents', id);
    checkVersion(agent, ifMatch);
    const { metadata: _, ...rest } = body;
    if (Object.keys(rest).length > 0) checkActive(agent);
    applyPatch(agent, body, now);
    const secret = firstSecret(state, agent, now);
    return showOnce(agentView(state, agent), 'webhookSigningSecret', secret);
  },

  'agents.archive': ({ state }, { id, ifMatch, now }) => {
    const agent = find(state, 'agents', id);
    checkVersion(agent, ifMatch);
    if (agent.status === 'active') {
      for (const rule of rulesOf(state, agent.id)) completeRule(state, rule, now);
      for (const numberId of agent.outboundNumberIds) {
        dropOutbound(agent, find(state, 'numbers', numberId), now);
      }
      agent.status = 'archived';
      agent.archivedAt = iso(now);
      touch(agent, now);
    }
    return agentView(state, agent);
  },

  'agents.attachNumber': ({ state }, { id, body, ifMatch, now }) => {
    const agent = find(state, 'agents', id);
    checkVersion(agent, ifMatch);
    const number = find(state, 'numbers', body.numberId, 'numberId');
    if (body.setAsPrimary && agent.type !== 'outbound') {
      throw invalid('setAsPrimary', 'left out: only outbound agents have a number to call from');
    }
    checkAttachable(state, agent, number);
    attach(state, agent, number, now);
    if (body.setAsPrimary) setPrimary(agent, number, now);
    return agentView(state, agent);
  },

  'agents.detachNumber': ({ state }, { id, numberId, ifMatch, now }) => {
    const agent = find(state, 'agents', id);
    checkVersion(agent, ifMatch);
    detach(state, agent, find(state, 'numbers', numberId, 'numberId'), now);
    return agentView(state, agent);
  },

  'agents.setPrimaryNumber': ({ state }, { id, body, ifMatch, now }) => {
    const agent = find(state, 'agents', id);
    checkVersion(agent, ifMatch);
    checkActive(agent);
    if (agent.type !== 'outbound') {
      throw new Problem('wrong_agent_type', 'Only outbound agents have a number to call from.', {
        param: 'id',
      });
    }
    setPrimary(agent, find(state, 'numbers', body.numberId, 'numberId'), now);
    return agentView(state, agent);
  },

  'agents.rotateWebhookSecret': ({ state }, { id, ifMatch, now }) => {
    const agent = find(state, 'agents', id);
    checkVersion(agent, ifMatch);
    checkActive(agent);
    const secret = rotateSecret(state, agent, now);
    touch(agent, now);
    return showOnce(agentView(state, agent), 'webhookSigningSecret', secret);
  },
};
