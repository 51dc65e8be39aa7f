/** Options that plain JavaScript may have left out, where some are needed. */
export function required<T extends object>(given: T, taker: string): T {
  if (typeof given === 'object' && given !== null) return given;
  throw new TypeError(
    `${taker} takes an object of options (given ${given === null ? 'null' : typeof given})`,
  );
}
