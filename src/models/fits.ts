/**
 * A quick look at a value. A no may be wrong, and is zod's to explain; a yes is what zod would say too, of all that
 * JSON does not leave out.
 */
export type Test = (value: unknown) => boolean;

type Fields = { [key: string]: unknown };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object that no class has made, in whichever realm. */
function isPlain(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null || Object.getPrototypeOf(proto) === null;
}

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
    // Not `Reflect.ownKeys`, as zod has it: it takes ten times as long, for names that JSON leaves out.
    for (const name in value) if (!key(name) || !item(value[name])) return false;
    return true;
  };
}

function lookUp(value: Fields, tests: ReadonlyMap<string, Test>, required: readonly string[]): boolean {
  for (const [key, test] of tests) if (!test(value[key])) return false;
  return required.every((key) => key in value);
}

/** Of a request: no other fields may be there. */
export function onlyFields(tests: ReadonlyMap<string, Test>, required: readonly string[]): Test {
  return (value) => {
    if (!isObject(value)) return false;
    for (const key in value) if (!tests.has(key)) return false;
    return lookUp(value, tests, required);
  };
}

/** Of an answer, which is what JSON held: other fields pass. */
export function everyField(tests: ReadonlyMap<string, Test>, required: readonly string[]): Test {
  // A server writes the fields of all its answers in one order; to go along it is twice as quick as to look each up.
  let keys: string[] = [];
  let along: Test[] = [];
  const learn = (value: Fields): boolean => {
    if (!lookUp(value, tests, required)) return false;
    keys = Object.keys(value);
    along = keys.map((key) => tests.get(key) ?? any);
    return true;
  };
  return (value) => {
    if (!isObject(value)) return false;
    let i = 0;
    for (const key in value) {
      if (key !== keys[i]) return learn(value);
      if (!(along[i] as Test)(value[key])) return false;
      i += 1;
    }
    return (i > 0 && i === keys.length) || learn(value);
  };
}
