import { CordboardError } from 'cordboard';
import type { PlanChange } from '../plan/types.js';
import { storeInFile } from '../secrets/store.js';
import type { Live } from './live.js';

interface Signer {
  /** The secret as the API has just shown it. */
  shown: string | undefined;
  /**
   * Makes a new one, when it was not shown: to an earlier run that stopped, or never. Of two runs that want one at
   * once only the first may have it: the other could store its own, the older by then, last.
   */
  rotate: (ifVersion: number) => Promise<string | undefined>;
  /** The object as it is now. */
  read: () => PromiseLike<{ version: number }>;
  /** Takes the mark off that the secret is not stored. */
  clear: () => Promise<unknown>;
}

/**
 * Puts a new signing secret where the config says. Until then the object carries a mark, so that a run that
 * stops in between is made good by the next one, with a new secret.
 */
export async function settleSecret(
  live: Live,
  { id, kind, key, signingSecret: target }: PlanChange,
  signer: Signer,
): Promise<void> {
  if (!target || (kind !== 'agent' && kind !== 'webhook')) return;
  const secret = signer.shown ?? (await signer.rotate((await signer.read()).version));
  if (secret === undefined) throw new CordboardError(`${id}: the server did not show the signing secret.`);
  if ('file' in target) await storeInFile(target, secret);
  else await live.onSecret?.({ name: target.callback, kind, key, secret });
  await signer.clear();
}
