/** What came of a claim: the work is yours, someone else is at it, or it is done and this is its value. */
export type Claim = { claimed: string } | { pending: true } | { done: string };

/**
 * Where handlers agree on who does what, once. For one process `createMemoryStore` is
 * enough. Many instances share a Redis by `createRedisStore`, or any database that can insert a row only if it is
 * not there yet.
 */
export interface ClaimStore {
  /**
   * Takes the work of a key, in one atomic step. The claim lapses after `ttlMs`, so that the work of an
   * instance that died can be taken up by another. The answer's token proves that you hold it.
   */
  claim(key: string, ttlMs: number): Promise<Claim>;
  /** Keeps the result for `ttlMs`; does nothing unless `token` still holds the claim. */
  complete(key: string, token: string, value: string, ttlMs: number): Promise<void>;
  /** Gives the work back, for the next to try; does nothing unless `token` still holds the claim. */
  release(key: string, token: string): Promise<void>;
}
