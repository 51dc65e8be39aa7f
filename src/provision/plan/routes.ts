import type { DispatchRule } from 'cordboard';
import { differences } from '../account/differences.js';
import { settingsView, wholeSchedule } from '../account/view.js';
import { entries, entry } from '../config/complain.js';
import type { RouteConfig } from '../config/types.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import type { PlanChange, PlanFields } from './types.js';

/** A route says all: what it leaves out has the API's default. Only metadata is merged. */
function settingsOf({ schedule, maxConcurrentCalls, variables, metadata }: RouteConfig): PlanFields {
  return {
    schedule: wholeSchedule(schedule),
    maxConcurrentCalls: maxConcurrentCalls ?? 1,
    variables: variables ?? {},
    metadata,
  };
}

function agentName(agentId: string, { matches }: Planning): string {
  return matches.keys.get(agentId) ?? agentId;
}

/** Takes a number out of service. */
export async function completion(
  key: string,
  name: string,
  rule: DispatchRule,
  planning: Planning,
): Promise<PlanChange> {
  return change({
    kind: 'route',
    action: 'complete',
    key,
    name,
    objectId: rule.id,
    before: { agent: agentName(rule.agentId, planning), ...settingsView(rule) },
    content: { agentId: rule.agentId, ...settingsView(rule) },
  });
}

async function changesOf(
  key: string,
  name: string,
  wanted: RouteConfig,
  rule: DispatchRule | undefined,
  planning: Planning,
): Promise<PlanChange[]> {
  const base = { kind: 'route' as const, key, name };
  const settings = settingsOf(wanted);
  if (!rule) {
    return [await change({ ...base, action: 'create', after: { agent: wanted.agent, ...settings } })];
  }
  const changes: PlanChange[] = [];
  const objectId = rule.id;
  if (rule.agentId !== planning.matches.agents.get(wanted.agent)?.id) {
    const fields = { before: { agent: agentName(rule.agentId, planning) }, after: { agent: wanted.agent } };
    changes.push(
      await change({ ...base, action: 'move', objectId, ...fields, content: { agentId: rule.agentId } }),
    );
  }
  const found = differences(settings, settingsView(rule), planning.env);
  if (found) {
    changes.push(
      await change({ ...base, action: 'update', objectId, ...found, content: settingsView(rule) }),
    );
  }
  return changes;
}

/** Routes to create, to move, to change and to complete. */
export async function planRoutes(planning: Planning): Promise<PlanChange[]> {
  const { config, matches, state } = planning;
  const changes: PlanChange[] = [];
  for (const [key, wanted] of entries(config.routes)) {
    const number = matches.numbers.get(key);
    const name = number?.phoneNumber ?? entry(config.numbers, key)?.phoneNumber ?? key;
    const rule = number && state.rules.get(number.id);
    if (wanted) changes.push(...(await changesOf(key, name, wanted, rule, planning)));
    else if (wanted === null && rule) changes.push(await completion(key, name, rule, planning));
  }
  return changes;
}
