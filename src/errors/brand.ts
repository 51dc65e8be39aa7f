/** Marks our errors, by the same symbol in every copy of the package: each carries the names of its classes. */
const BRAND = Symbol.for('cordboard.error');

interface Branded {
  [BRAND]?: readonly string[];
}

/** Names classes on their prototypes, so that stacks read well and guards work across copies of the package. */
export function brand(classes: { readonly [name: string]: { prototype: object } }): void {
  for (const [name, type] of Object.entries(classes)) {
    const above = (type.prototype as Branded)[BRAND] ?? [];
    const value = { value: name };
    Object.defineProperty(type, 'name', value);
    Object.defineProperties(type.prototype, { name: value, [BRAND]: { value: [...above, name] } });
  }
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
export function guard<T extends Error>(type: { prototype: T }) {
  return (error: unknown): error is T => isBranded(error, type.prototype.name);
}
