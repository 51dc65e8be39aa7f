import type { Agent } from 'cordboard';
import type { PlanChange } from '../../plan/types.js';
import { idOf, type Live } from '../live.js';
import { lookAgain } from '../look.js';
import { type Kind, present } from './kind.js';

function ends({ before, after }: PlanChange): { agent: unknown; number: unknown } {
  const { agent, number } = after ?? before ?? {};
  return { agent, number };
}

function isAttached({ ids }: Live, change: PlanChange, agent: Agent): boolean {
  const numberId = ids.numbers.get(String(ends(change).number));
  return numberId !== undefined && agent.numberIds.includes(numberId);
}

export const attachmentKind: Kind<Agent> = {
  find(live, change) {
    const { state, ids } = live;
    const agent = state.agents.get(ids.agents.get(String(ends(change).agent)) ?? '');
    const gone = change.action === 'detach' && agent && !isAttached(live, change, agent);
    return gone ? undefined : agent;
  },

  content: () => null,

  fits(live, change, agent) {
    const { action, after } = change;
    const primary = action === 'set_primary' || after?.['primary'] === true;
    const numberId = live.ids.numbers.get(String(ends(change).number));
    return isAttached(live, change, agent) && (!primary || agent.primaryNumberId === numberId);
  },

  async run(live, change, agent) {
    const { agents } = live.client;
    const { id } = present(agent, change);
    const numberId = idOf(live, 'numbers', ends(change).number);
    const setAsPrimary = change.after?.['primary'] === true;
    const act = {
      attach: () => agents.attachNumber(id, { numberId, ...(setAsPrimary && { setAsPrimary }) }),
      set_primary: () => agents.setPrimaryNumber(id, { numberId }),
      detach: () => agents.detachNumber(id, { numberId }),
    }[change.action as 'attach' | 'set_primary' | 'detach'];
    live.state.agents.set(id, await act());
    return id;
  },

  refresh: (live, change) =>
    lookAgain(live.state.agents, idOf(live, 'agents', ends(change).agent), (id) =>
      live.client.agents.retrieve(id),
    ),
};
