import { entries } from '../config/complain.js';
import type { AgentConfig } from '../config/types.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import type { PlanChange } from './types.js';

function base(agentKey: string, agent: AgentConfig, numberKey: string) {
  return {
    kind: 'attachment' as const,
    key: `${agentKey}:${numberKey}`,
    name: `${agent.name} ← ${numberKey}`,
  };
}

async function changesOf(key: string, agent: AgentConfig, planning: Planning): Promise<PlanChange[]> {
  const { matches } = planning;
  const current = matches.agents.get(key);
  const has = (numberKey: string) =>
    current?.numberIds.includes(matches.numbers.get(numberKey)?.id ?? '') ?? false;
  const wanted = [...new Set(agent.numbers)];
  const changes: PlanChange[] = [];
  for (const number of wanted.filter((numberKey) => !has(numberKey))) {
    const primary = number === agent.primaryNumber;
    changes.push(
      await change({
        ...base(key, agent, number),
        action: 'attach',
        before: { number: null },
        after: { agent: key, number, primary },
      }),
    );
  }
  const { primaryNumber } = agent;
  if (primaryNumber !== undefined && has(primaryNumber)) {
    const id = current?.primaryNumberId ?? null;
    const was = id && (matches.keys.get(id) ?? id);
    if (was !== primaryNumber) {
      const fields = {
        before: { agent: key, number: was },
        after: { agent: key, number: primaryNumber },
      };
      changes.push(await change({ ...base(key, agent, primaryNumber), action: 'set_primary', ...fields }));
    }
  }
  for (const [number] of [...matches.numbers].filter(([name]) => has(name) && !wanted.includes(name))) {
    changes.push(
      await change({ ...base(key, agent, number), action: 'detach', before: { agent: key, number } }),
    );
  }
  return changes;
}

/** Which numbers outbound agents may call from. Numbers that the config does not name stay attached. */
export async function planAttachments(planning: Planning): Promise<PlanChange[]> {
  const changes: PlanChange[] = [];
  for (const [key, agent] of entries(planning.config.agents)) {
    if (agent.numbers) changes.push(...(await changesOf(key, agent, planning)));
  }
  return changes;
}
