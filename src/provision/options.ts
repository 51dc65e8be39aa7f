import { ConfigurationError } from 'cordboard';

/** Refuses what only plain JavaScript can pass: a misspelt `prune` or `signal` would be ignored. */
export function checkOptions(taker: string, given: object, known: { readonly [name: string]: true }): void {
  if (typeof given !== 'object' || given === null)
    throw new ConfigurationError(`${taker} takes an object of options (given ${String(given)})`);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || Object.hasOwn(known, name)) continue;
    throw new ConfigurationError(
      `${taker}: there is no option ${name}. It takes ${Object.keys(known).join(', ')}.`,
    );
  }
}
