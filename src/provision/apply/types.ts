import type { PlanChange } from '../plan/types.js';

/** What became of a change. */
export type ChangeStatus = 'done' | 'already' | 'failed';

/** How far an apply has come. */
export interface ApplyProgress {
  /** Changes that are over. */
  done: number;
  /** Changes of the plan. */
  total: number;
  /** The one that is over now. */
  change: PlanChange;
  /** `already`: it was as planned before anything was sent, or another run was quicker. */
  status: ChangeStatus;
}

/** A new signing secret, on its way to where the config says. */
export interface NewSecret {
  /** The `callback` of the config. */
  name: string;
  /** What it signs for. */
  kind: 'agent' | 'webhook';
  /** Key in the config. */
  key: string;
  /** `whsec_…`. It is not shown again. */
  secret: string;
}

/** How {@link apply} works. */
export interface ApplyOptions {
  /** Called when a change is over; what it throws is ignored. */
  onProgress?: ((progress: ApplyProgress) => void) | undefined;
  /** Numbers may be bought. Default `false`. */
  allowSpend?: boolean | undefined;
  /** Things may be taken out of service: routes completed, numbers released, objects deleted. Default `false`. */
  allowDestroy?: boolean | undefined;
  /**
   * Receives the signing secrets that the config sends to a `callback`. It is awaited; if it fails, so does the
   * change.
   */
  onSecret?: ((secret: NewSecret) => void | Promise<void>) | undefined;
  /** Where variables are looked up. Default `process.env`. */
  env?: { readonly [name: string]: string | undefined } | undefined;
  /** Changes under way at once. Default 4. */
  concurrency?: number | undefined;
  /** When it fires, nothing new is begun; what is under way is waited for. */
  signal?: AbortSignal | undefined;
}

/** What became of one change. */
export interface AppliedChange {
  /** The change. */
  change: PlanChange;
  /** What became of it. */
  status: 'done' | 'already';
  /** The object that it left behind; `null` when it is gone. */
  objectId: string | null;
}

/** What {@link apply} did. */
export interface ApplyResult {
  /** Every change of the plan, in the plan's order. */
  changes: AppliedChange[];
  /** How many were carried out. */
  done: number;
  /** How many were as planned before, or by what another run did meanwhile. */
  already: number;
}
