/** Marks our errors, by the same symbol in every copy of the package: each tells the names of its classes. */
export const BRAND = Symbol.for('cordboard.error');

interface Branded {
  [BRAND]?: readonly string[];
}

/** The names of our class that an error is of, and of those above it. */
export function namesOf(error: object): string[] {
  const names: string[] = [];
  for (let at = error; at; at = Object.getPrototypeOf(at)) {
    const type = at.constructor;
    // Ours have their name from a getter. Those that users derive from them may have none, or one of a minifier.
    if (Object.getOwnPropertyDescriptor(type, 'name')?.get) names.push(type.name);
  }
  return names;
}

/**
 * Whether an error carries the name of this class. `instanceof` fails when two copies of the package meet, such
 * as the ESM and the CommonJS build in one process; every copy brands its errors with the same names.
 */
export function isBranded(error: unknown, name: string): boolean {
  const names = (error as Branded | null | undefined)?.[BRAND];
  return Array.isArray(names) && names.includes(name);
}

/** A guard for one class, from any copy of the package. */
export function guard<T extends Error>(type: { prototype: T; name: string }) {
  return (error: unknown): error is T => isBranded(error, type.name);
}
