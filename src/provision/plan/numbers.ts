import type { PhoneNumber } from 'cordboard';
import { differences } from '../account/differences.js';
import { numberView } from '../account/view.js';
import { entries, issue } from '../config/complain.js';
import type { NumberConfig } from '../config/types.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import { planOrders } from './orders.js';
import type { PlanChange, PlanFields } from './types.js';

function fieldsOf({ friendlyName, inboundCallback, metadata }: NumberConfig): PlanFields {
  return { friendlyName, inboundCallback, metadata };
}

function checkConnection(key: string, wanted: NumberConfig, current: PhoneNumber, planning: Planning): void {
  const { matches, issues } = planning;
  if (wanted.connection === undefined) return;
  const connection = matches.connections.get(wanted.connection);
  if (connection?.id === current.connectionId) return;
  const right = matches.keys.get(current.connectionId);
  const message = `must be ${right ? JSON.stringify(right) : `the key of ${current.connectionId}`}, or left out: ${current.phoneNumber} came through that connection and stays on it`;
  issues.push(issue(`numbers.${key}.connection`, message, wanted.connection));
}

/** Numbers to buy, to import and to change. */
export async function planNumbers(planning: Planning): Promise<PlanChange[]> {
  const { config, matches, env } = planning;
  const changes: PlanChange[] = await planOrders(planning);
  for (const [key, wanted] of entries(config.numbers)) {
    const current = matches.numbers.get(key);
    if (!current) continue;
    checkConnection(key, wanted, current, planning);
    const found = differences(fieldsOf(wanted), numberView(current), env);
    if (!found) continue;
    const { id: objectId, phoneNumber: name } = current;
    changes.push(
      await change({
        kind: 'number',
        action: 'update',
        key,
        name,
        objectId,
        ...found,
        content: numberView(current),
      }),
    );
  }
  return changes;
}
