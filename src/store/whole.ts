/** Refuses a number that would switch a limit off: every comparison with `NaN` or a text is false. */
export function checkWhole(name: string, given: unknown): void {
  if (given === undefined || (Number.isSafeInteger(given) && Number(given) >= 1)) return;
  throw new TypeError(`${name} must be a whole number from 1 up (given ${String(given)})`);
}
