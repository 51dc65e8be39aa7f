/** Marks our errors, by the same symbol in every copy of the package: each carries the names of its classes. */
const BRAND = Symbol.for('cordboard.error');

interface Branded {
  [BRAND]?: readonly string[];
}

/** Names classes on their prototypes, so that stacks read well and guards work across copies of the package. */
export function brand(classes: { readonly [name: string]: { prototype: object } }): void {
  for (const [name, { prototype }] of Object.entries(classes)) {
    const above = (prototype as Branded)[BRAND] ?? [];
    Object.defineProperties(prototype, { name: { value: name }, [BRAND]: { value: [...above, name] } });
  }
}

/**
 * `instanceof` fails when two copies of the package meet, such as the ESM and the CommonJS build in one
 * process. This looks at the names that every copy brands its errors with.
 */
export function guard<T extends Error>(type: { prototype: T }) {
  return (error: unknown): error is T => {
    const names = (error as Branded | null | undefined)?.[BRAND];
    return Array.isArray(names) && names.includes(type.prototype.name);
  };
}
