import { fingerprint } from '../account/fingerprint.js';
import { isDestructive } from './effects.js';
import type { PlanChange } from './types.js';

type Given = Pick<PlanChange, 'kind' | 'action' | 'key' | 'name'> &
  Partial<PlanChange> & {
    /** What the object looks like, for its fingerprint. */
    content?: unknown;
  };

/** A change with every field in its place. */
export async function change({ content, ...given }: Given): Promise<PlanChange> {
  return {
    id: `${given.kind}.${given.key}.${given.action}`,
    objectId: null,
    before: null,
    after: null,
    fingerprint: content === undefined ? null : await fingerprint(content),
    monthlyFee: null,
    destroys: isDestructive(given),
    signingSecret: null,
    search: null,
    ...given,
  };
}
