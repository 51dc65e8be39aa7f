import { checkActive } from '../attachments.js';
import type { HandlersOf } from '../handler.js';
import { listing, matches } from '../pages.js';
import { applyPatch, checkVersion } from '../patch.js';
import { Problem } from '../problem.js';
import { find } from '../rows.js';
import { addRule, checkUnrouted, checkUsable, completeRule, deleteRule, fullSchedule } from '../rules.js';
import { ruleView } from '../views.js';
import { callPage } from './call-page.js';

export const dispatchRules: HandlersOf<'dispatchRules'> = {
  'dispatchRules.list': ({ state }, { query, now }) => {
    const { numberId, agentId, status } = query;
    return listing({
      list: 'dispatchRules.list',
      query,
      rows: state.rules.values(),
      keep: (row) => matches(row, { numberId, agentId, status }),
      show: (row) => ruleView(state, row, now),
    });
  },

  'dispatchRules.create': ({ state }, { body, now }) => {
    const number = find(state, 'numbers', body.numberId, 'numberId');
    const agent = find(state, 'agents', body.agentId, 'agentId');
    checkUsable(number);
    checkActive(agent);
    if (agent.type !== 'inbound') {
      throw new Problem('wrong_agent_type', 'A dispatch rule routes calls to an inbound agent.', {
        param: 'agentId',
      });
    }
    checkUnrouted(state, number);
    return ruleView(state, addRule(state, body, now), now);
  },

  'dispatchRules.retrieve': ({ state }, { id, now }) => ruleView(state, find(state, 'rules', id), now),

  'dispatchRules.update': ({ state }, { id, body, ifMatch, now }) => {
    const rule = find(state, 'rules', id);
    checkVersion(rule, ifMatch);
    const { metadata, schedule, ...rest } = body;
    if (rule.status !== 'active' && (schedule !== undefined || Object.keys(rest).length > 0)) {
      throw new Problem('rule_completed', 'The rule is completed: only its metadata can be changed.');
    }
    const whole = schedule === undefined ? undefined : fullSchedule(schedule);
    applyPatch(rule, { ...rest, metadata, schedule: whole }, now);
    return ruleView(state, rule, now);
  },

  'dispatchRules.delete': ({ state }, { id, ifMatch, now }) => {
    const rule = find(state, 'rules', id);
    checkVersion(rule, ifMatch);
    deleteRule(state, rule, now);
    return undefined;
  },

  'dispatchRules.complete': ({ state }, { id, ifMatch, now }) => {
    const rule = find(state, 'rules', id);
    checkVersion(rule, ifMatch);
    completeRule(state, rule, now);
    return ruleView(state, rule, now);
  },

  'dispatchRules.listCalls': ({ state }, { id, query }) => {
    const rule = find(state, 'rules', id);
    return callPage(state, `dispatchRules.listCalls/${rule.id}`, query, rule.id);
  },
};
