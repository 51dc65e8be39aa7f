import type { InboundVariables } from './types.js';

/** Refuses what the platform cannot carry, by its path. */
export function checkVariables(given: unknown): InboundVariables {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(`variables must be an object of names and values (given ${typeof given})`);
  for (const [name, value] of Object.entries(given)) {
    const fine = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    // The value may be about a person, so the message has its type alone.
    if (!fine)
      throw new TypeError(
        `variables.${name} must be a string, a finite number or a boolean (given ${value === null ? 'null' : typeof value})`,
      );
  }
  return { ...given } as InboundVariables;
}

/** The wire form: `[{ Key, Value }]`, all text. */
export function toWireVariables(variables: InboundVariables): { Key: string; Value: string }[] {
  return Object.entries(variables).map(([Key, value]) => ({ Key, Value: String(value) }));
}
