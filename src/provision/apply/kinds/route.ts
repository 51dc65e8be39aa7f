import { CordboardError } from 'cordboard';
import type {
  DispatchRule,
  DispatchRuleCreateParams,
  DispatchRuleUpdateParams,
} from '../../../models/dispatch-rule.js';
import { differences } from '../../account/differences.js';
import { settingsView } from '../../account/view.js';
import type { PlanChange } from '../../plan/types.js';
import { guarded } from '../guarded.js';
import { idOf, type Live } from '../live.js';
import { once } from '../once.js';
import { type Kind, present } from './kind.js';

/** The key of a number; for a number that the config does not name, its id. */
function numberIdOf({ ids }: Live, { key }: PlanChange): string {
  return ids.numbers.get(key) ?? key;
}

async function create(live: Live, change: PlanChange): Promise<string> {
  const { dispatchRules } = live.client;
  const { agent, ...settings } = change.after ?? {};
  const ends = { numberId: idOf(live, 'numbers', change.key), agentId: idOf(live, 'agents', agent) };
  const rule = await once(change, {
    create: (options) => dispatchRules.create({ ...settings, ...ends } as DispatchRuleCreateParams, options),
    read: (id) => dispatchRules.retrieve(id),
    mark: ({ numberId }) => numberId,
  });
  live.state.rules.set(rule.numberId, rule);
  return rule.id;
}

async function move(live: Live, change: PlanChange, { numberId, agentId }: DispatchRule): Promise<string> {
  const { numbers } = live.client;
  const toAgentId = idOf(live, 'agents', change.after?.['agent']);
  const { restored, ruleId } = await numbers.swap(numberId, { toAgentId, fromAgentId: agentId });
  if (restored || ruleId === null) {
    throw new CordboardError(`${change.id}: the new agent was refused, and the old one answers again.`);
  }
  // The number has another rule now. It is read when it is needed, by an update that follows.
  live.state.rules.delete(numberId);
  return ruleId;
}

/** The rule that routes the number at this moment. */
async function active(live: Live, change: PlanChange): Promise<DispatchRule | undefined> {
  const numberId = numberIdOf(live, change);
  const { data } = await live.client.dispatchRules.list({ numberId, status: 'active', limit: 1 });
  return data[0];
}

function contentOf(rule: DispatchRule, { action }: Pick<PlanChange, 'action'>): unknown {
  if (action === 'update') return settingsView(rule);
  return action === 'move' ? { agentId: rule.agentId } : { agentId: rule.agentId, ...settingsView(rule) };
}

export const routeKind: Kind<DispatchRule> = {
  find: (live, change) => live.state.rules.get(numberIdOf(live, change)),

  content: contentOf,

  fits({ ids, env }, { after }, rule) {
    const { agent, ...settings } = after ?? {};
    if (agent !== undefined && ids.agents.get(String(agent)) !== rule.agentId) return false;
    return differences(settings, settingsView(rule), env) === null;
  },

  async run(live, change, rule) {
    if (change.action === 'create') return create(live, change);
    const seen = present(rule ?? (await active(live, change)), change);
    if (change.action === 'move') return move(live, change, seen);
    const { dispatchRules } = live.client;
    const { id, numberId } = seen;
    const view = (each: DispatchRule) => [each.status, contentOf(each, change)];
    const guard = { seen, view, read: () => dispatchRules.retrieve(id) };
    if (change.action === 'complete') {
      await guarded({ ...guard, write: (ifVersion) => dispatchRules.complete(id, { ifVersion }) });
      live.state.rules.delete(numberId);
      return null;
    }
    const settings = change.after as DispatchRuleUpdateParams;
    const now = await guarded({
      ...guard,
      write: (ifVersion) => dispatchRules.update(id, settings, { ifVersion }),
    });
    live.state.rules.set(numberId, now);
    return id;
  },

  async refresh(live, change) {
    const now = await active(live, change);
    if (now) live.state.rules.set(now.numberId, now);
    else live.state.rules.delete(numberIdOf(live, change));
  },
};
