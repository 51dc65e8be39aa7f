import { same } from '../../equal.js';
import type { EnvReference } from '../config/references.js';
import type { PlanFields } from '../plan/types.js';
import { type Env, isReference, resolve } from '../secrets/env.js';
import { callbackOrigin, withoutTokens } from '../secrets/urls.js';

/** Fields that may be given by the name of a variable. */
const REFERENCES = new Set([
  'url',
  'webhookUrl',
  'accountSid',
  'authToken',
  'terminationUri',
  'sipUsername',
  'sipPassword',
  'numberSid',
]);

/** Fields as they are sent: variables replaced by their values. */
export function resolved(fields: PlanFields, env: Env): PlanFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === 'inboundCallback' && value) return [name, resolved(value as PlanFields, env)];
      return [name, REFERENCES.has(name) && isReference(value) ? resolve(value, env) : value];
    }),
  );
}

/** Every reference to a variable among the fields; of those with these names, if they are given. */
export function referencesIn(fields: PlanFields, names: ReadonlySet<string> = REFERENCES): EnvReference[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (name === 'inboundCallback' && value) return referencesIn(value as PlanFields, names);
    return names.has(name) && isReference(value) ? [value] : [];
  });
}

const URLS = new Set(['url', 'webhookUrl']);

/** Every reference to a variable that holds a URL. */
export const urlReferencesIn = (fields: PlanFields): EnvReference[] => referencesIn(fields, URLS);

function shownCallback({ url, ...rest }: PlanFields): PlanFields {
  return { ...rest, url: typeof url === 'string' ? callbackOrigin(url) : url };
}

/** Fields as they may be shown. */
export function shown(fields: PlanFields): PlanFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === 'inboundCallback' && value) return [name, shownCallback(value as PlanFields)];
      return [name, URLS.has(name) && typeof value === 'string' ? withoutTokens(value) : value];
    }),
  );
}

function pick(fields: PlanFields, names: readonly string[]): PlanFields {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

/** The wanted keys of metadata that have another value, before and after. */
function metadataDiffers(
  wanted: PlanFields,
  current: PlanFields,
): [before: PlanFields, after: PlanFields] | undefined {
  const names = Object.keys(wanted).filter((name) => wanted[name] !== current[name]);
  if (names.length === 0) return undefined;
  return [
    pick(
      current,
      names.filter((name) => Object.hasOwn(current, name)),
    ),
    pick(wanted, names),
  ];
}

/** Where the current fields are not as wanted; `null` where they are. Fields that are not wanted do not count. */
export function differences(
  wanted: PlanFields,
  current: PlanFields,
  env: Env,
): { before: PlanFields; after: PlanFields } | null {
  const before: PlanFields = {};
  const after: PlanFields = {};
  const values = resolved(wanted, env);
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined || same(values[name], current[name])) continue;
    if (name === 'metadata') {
      const found = metadataDiffers(value as PlanFields, (current[name] ?? {}) as PlanFields);
      if (found) [before[name], after[name]] = found;
    } else {
      before[name] = current[name];
      after[name] = value;
    }
  }
  return Object.keys(after).length > 0 ? { before: shown(before), after } : null;
}
