import type { Agent } from 'cordboard';
import { differences } from '../account/differences.js';
import { agentView } from '../account/view.js';
import { entries, issue } from '../config/complain.js';
import type { AgentConfig } from '../config/types.js';
import { UNSTORED } from '../keys.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import { checkSigningSecret } from './signing-secrets.js';
import type { PlanChange, PlanFields } from './types.js';

/** The fields that are the agent's own. */
function fieldsOf({
  id: _,
  signingSecret: __,
  numbers: ___,
  primaryNumber: ____,
  ...fields
}: AgentConfig): PlanFields {
  return { ...fields };
}

async function changesOf(
  key: string,
  wanted: AgentConfig,
  current: Agent,
  { env, issues }: Planning,
): Promise<PlanChange[]> {
  const path = `agents.${key}`;
  const base = { kind: 'agent' as const, key, name: current.name, objectId: current.id };
  if (current.type !== wanted.type) {
    const message = `must be ${current.type}: an agent cannot change its type. Use another key for a new one`;
    issues.push(issue(`${path}.type`, message, wanted.type));
    return [];
  }
  const changes: PlanChange[] = [];
  const found = differences(fieldsOf(wanted), agentView(current), env);
  if (found) {
    // The first URL brings the signing secret into being.
    const first = current.webhookUrl === null && Boolean(found.after['webhookUrl']);
    const target = first ? checkSigningSecret(path, wanted.signingSecret, issues) : null;
    const content = agentView(current);
    changes.push(await change({ ...base, action: 'update', ...found, signingSecret: target, content }));
  }
  const { signingSecret } = wanted;
  if (
    signingSecret &&
    current.metadata[UNSTORED] !== undefined &&
    !changes.some((each) => each.signingSecret)
  ) {
    changes.push(await change({ ...base, action: 'rotate_secret', before: {}, after: {}, signingSecret }));
  }
  return changes;
}

/** Agents to create and to change. Fields that the config does not name are left alone. */
export async function planAgents(planning: Planning): Promise<PlanChange[]> {
  const changes: PlanChange[] = [];
  for (const [key, wanted] of entries(planning.config.agents)) {
    const current = planning.matches.agents.get(key);
    if (current) {
      changes.push(...(await changesOf(key, wanted, current, planning)));
    } else if (wanted.id === undefined) {
      const signs = Boolean(wanted.webhookUrl);
      changes.push(
        await change({
          kind: 'agent',
          action: 'create',
          key,
          name: wanted.name,
          after: fieldsOf(wanted),
          signingSecret: signs
            ? checkSigningSecret(`agents.${key}`, wanted.signingSecret, planning.issues)
            : null,
        }),
      );
    }
  }
  return changes;
}
