/** Refuses what only plain JavaScript can pass: no options at all, and a misspelt one, which would do nothing. */
export function checkNames(where: string, given: unknown, known: object): void {
  if (typeof given !== 'object' || given === null)
    throw new TypeError(`${where} takes an object, not ${String(given)}.`);
  const names = Object.keys(known).join(', ');
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || Object.hasOwn(known, name)) continue;
    throw new TypeError(`${where}: there is no option ${name}. It takes ${names}.`);
  }
}
