/** True only when the two types are the same, optional and readonly marks included. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? [A] extends [B]
      ? [B] extends [A]
        ? true
        : false
      : false
    : false;

/** Fails to compile unless given `true`. */
export function expectTrue<T extends true>(): T | undefined {
  return undefined;
}
