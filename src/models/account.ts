import type { Money } from './primitives.js';
import { moneySchema } from './primitives.js';
import { lazy } from './schema.js';
import * as z from './z.js';

/** The account behind a key. */
export interface Account {
  /** Opaque id. */
  id: string;
  /** The platform's number for the account, as it stands in inbound callbacks. */
  sdkAppId: number;
  /** What is left to spend. */
  credits: Money;
  /** The name of the key that asked. */
  keyName: string;
}

export const accountSchema = lazy(() =>
  z.looseObject({ id: z.string(), sdkAppId: z.int(), credits: moneySchema(), keyName: z.string() }),
);
