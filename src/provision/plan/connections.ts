import type { TelephonyConnection } from 'cordboard';
import { connectionView } from '../account/view.js';
import { entries, issue } from '../config/complain.js';
import type { ConnectionConfig } from '../config/types.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import type { PlanChange } from './types.js';

function checkCreate(path: string, connection: ConnectionConfig, { config, state, issues }: Planning): void {
  const { type, acceptTerms, accountSid, authToken } = connection;
  if (type === 'twilio_managed' && acceptTerms !== true) {
    issues.push(
      issue(
        `${path}.acceptTerms`,
        "must be true to create it: the platform's terms. The choice is permanent",
      ),
    );
  }
  if (type !== 'twilio_byo') return;
  if (accountSid === undefined) issues.push(issue(`${path}.accountSid`, 'must be given to create it'));
  if (authToken === undefined) issues.push(issue(`${path}.authToken`, 'must be given to create it'));
  const all = [...state.connections.values(), ...Object.values(config.connections ?? {})];
  if (all.some((other) => other.type === 'twilio_managed')) {
    issues.push(
      issue(
        `${path}.type`,
        'must be another: an account with managed Twilio takes no Twilio account of your own',
      ),
    );
  }
}

function update(key: string, wanted: ConnectionConfig, current: TelephonyConnection): Promise<PlanChange> {
  const { id, friendlyName } = current;
  return change({
    kind: 'connection',
    action: 'update',
    key,
    name: friendlyName,
    objectId: id,
    before: { friendlyName },
    after: { friendlyName: wanted.friendlyName },
    content: connectionView(current),
  });
}

/** Connections to create and to rename. What is written and never returned cannot be compared. */
export async function planConnections(planning: Planning): Promise<PlanChange[]> {
  const changes: PlanChange[] = [];
  for (const [key, wanted] of entries(planning.config.connections)) {
    const path = `connections.${key}`;
    const current = planning.matches.connections.get(key);
    if (!current && wanted.id === undefined) {
      checkCreate(path, wanted, planning);
      const { id: _, ...after } = wanted;
      changes.push(
        await change({ kind: 'connection', action: 'create', key, name: wanted.friendlyName, after }),
      );
    } else if (current && current.type !== wanted.type) {
      planning.issues.push(
        issue(`${path}.type`, `must be ${current.type}: ${current.id} cannot change its type`, wanted.type),
      );
    } else if (current && current.friendlyName !== wanted.friendlyName) {
      changes.push(await update(key, wanted, current));
    }
  }
  return changes;
}
