/** Whether a value fits. A no may be wrong, and is zod's to explain; a yes is what zod would say too. */
export type Test = (value: unknown) => boolean;

type Fields = { [key: string]: unknown };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object that no class has made, in whichever realm. */
function isPlain(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === null || Object.getPrototypeOf(proto) === null;
}

const none: Test = () => false;
export const any: Test = () => true;
export const isString: Test = (value) => typeof value === 'string';
export const isBoolean: Test = (value) => typeof value === 'boolean';

export function everyItem(item: Test): Test {
  return (value) => {
    if (!Array.isArray(value)) return false;
    // Not by `every`, which passes over holes.
    for (const each of value) if (!item(each)) return false;
    return true;
  };
}

export function everyEntry(key: Test, item: Test): Test {
  return (value) => {
    if (!isPlain(value)) return false;
    // Symbols are among them, which `in` passes over and no key may be.
    for (const name of Reflect.ownKeys(value)) if (!key(name) || !item(value[name as string])) return false;
    return true;
  };
}

/** Tests each field, and fields that it does not know too: they pass, or none may be there. */
export function everyField(
  tests: ReadonlyMap<string, Test>,
  required: readonly string[],
  others: 'pass' | 'fail',
): Test {
  const other = others === 'pass' ? any : none;
  // A server writes the fields of all its answers in one order; to go along it is twice as quick as to look each up.
  let keys: string[] = [];
  let along: Test[] = [];
  let absent: string[] = [];
  const lookUp = (value: Fields): boolean => {
    for (const [key, test] of tests) if (!test(value[key])) return false;
    if (!required.every((key) => key in value)) return false;
    const given: string[] = [];
    for (const key in value) given.push(key);
    const inOrder = given.map((key) => tests.get(key) ?? other);
    if (inOrder.includes(none)) return false;
    const rest = [...tests.keys()].filter((key) => !given.includes(key));
    // An object whose class has the field as a getter says nothing of the next, which may lack it.
    if (rest.some((key) => required.includes(key))) return true;
    keys = given;
    along = inOrder;
    absent = rest;
    return true;
  };
  return (value) => {
    if (!isObject(value)) return false;
    let i = 0;
    for (const key in value) {
      if (key !== keys[i]) return lookUp(value);
      if (!(along[i] as Test)(value[key])) return false;
      i += 1;
    }
    if (i === 0 || i < keys.length) return lookUp(value);
    // A getter again, which the loop passes over.
    for (const key of absent) if (value[key] !== undefined) return lookUp(value);
    return true;
  };
}
