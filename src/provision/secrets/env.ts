import { ConfigurationError } from 'cordboard';
import type { EnvReference } from '../config/references.js';
import { MissingVariablesError } from '../errors.js';

/** Environment variables by name. */
export interface Env {
  readonly [name: string]: string | undefined;
}

/** The runtime's own variables; none where the runtime has none. */
export function systemEnv(): Env {
  const { process } = globalThis as { process?: { env?: Env } };
  return process?.env ?? {};
}

export function isReference(value: unknown): value is EnvReference {
  return typeof value === 'object' && value !== null && typeof (value as EnvReference).env === 'string';
}

/** The value itself. */
export function resolve(value: string | EnvReference, env: Env): string {
  if (typeof value === 'string') return value;
  const found = env[value.env];
  if (!found) throw new MissingVariablesError([value.env]);
  return found;
}

/** Fails for a variable that should hold a URL and does not, without showing what it holds. */
export function requireUrls(references: readonly EnvReference[], env: Env): void {
  const names = references.map((reference) => reference.env);
  const wrong = [...new Set(names)].filter(
    (name) => !/^https?:\/\//i.test(env[name] ?? '') || !URL.canParse(env[name] ?? ''),
  );
  if (wrong.length === 0) return;
  throw new ConfigurationError(
    `These variables must hold an absolute http or https URL: ${wrong.join(', ')}`,
  );
}

/** Fails once, naming every variable that is missing. */
export function requireVariables(references: readonly EnvReference[], env: Env): void {
  const names = references.map((reference) => reference.env);
  const missing = [...new Set(names)].filter((name) => !env[name]);
  if (missing.length > 0) throw new MissingVariablesError(missing);
}
