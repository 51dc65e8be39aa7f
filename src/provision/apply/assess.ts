import { fingerprint } from '../account/fingerprint.js';
import { UNSTORED } from '../keys.js';
import type { PlanChange } from '../plan/types.js';
import { kinds } from './kinds/index.js';
import type { Live } from './live.js';

/** How the account stands to a change: to be done, done already, or not as the plan saw it. */
export type Assessment =
  | { status: 'pending' }
  | { status: 'already'; objectId: string | null }
  | { status: 'stale'; reason: string };

const PENDING: Assessment = { status: 'pending' };

/** What a change refers to by key, and the plan found on the account, but is no longer there. */
function lostReference({ ids, state }: Live, { kind, key, after }: PlanChange): string | undefined {
  const numberKey = kind === 'route' ? key : after?.['number'];
  const references = [
    ['connections', after?.['connection']],
    ['agents', after?.['agent']],
    ['numbers', after === null ? undefined : numberKey],
  ] as const;
  for (const [section, name] of references) {
    const id = ids[section].get(String(name));
    if (id !== undefined && !state[section].has(id)) return `${section}.${String(name)}`;
  }
  return undefined;
}

/** The number that an agent to be archived answers, though the plan knew of no such route: it would end with the agent. */
function routedSince({ state, touched }: Live, { action, objectId }: PlanChange): string | undefined {
  if (action !== 'archive') return undefined;
  const rules = [...state.rules.values()];
  return rules.find(({ id, agentId }) => agentId === objectId && !touched.has(id))?.numberId;
}

/** Tells whether a change is still as planned, before anything is sent. */
export async function assess(live: Live, change: PlanChange): Promise<Assessment> {
  const kind = kinds[change.kind];
  const { before, after } = change;
  const lost = lostReference(live, change);
  if (lost !== undefined) return { status: 'stale', reason: `refers to ${lost}, which is gone` };
  const routed = routedSince(live, change);
  if (routed !== undefined) return { status: 'stale', reason: `answers a number by now (${routed})` };
  const thing = kind.find(live, change);
  if (!thing) {
    if (after === null) return { status: 'already', objectId: null };
    return change.objectId === null ? PENDING : { status: 'stale', reason: 'is gone' };
  }
  const { id: objectId } = thing;
  if (after !== null && kind.fits(live, change, thing)) {
    const isUnstored = change.signingSecret !== null && thing.metadata?.[UNSTORED] !== undefined;
    return isUnstored ? PENDING : { status: 'already', objectId };
  }
  if (before === null)
    return { status: 'stale', reason: `exists by now, as ${objectId}, and is not as planned` };
  if (change.fingerprint === null) return PENDING;
  const isSame = (await fingerprint(kind.content(thing, change))) === change.fingerprint;
  return isSame ? PENDING : { status: 'stale', reason: `was changed since (${objectId})` };
}
