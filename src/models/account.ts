import * as z from 'zod/mini';
import type { Money } from './primitives.js';
import { moneySchema } from './primitives.js';
import { lazy, loose } from './schema.js';

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
  loose({ id: z.string(), sdkAppId: z.int(), credits: moneySchema(), keyName: z.string() }),
);
