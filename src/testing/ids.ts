import { hash128 } from './hash.js';
import type { State } from './state.js';

/**
 * The n-th id of a kind depends on the seed alone, not on what else was made before it, so that a
 * test that adds a number does not change the ids of its agents.
 */
export function newId(state: State, prefix: string): string {
  const [a, b, c] = hash128(`${state.seed}/${prefix}/${next(state, prefix)}`);
  const part = (word: number) => word.toString(36).padStart(7, '0');
  return `${prefix}_${part(a)}${part(b)}${part(c).slice(0, 4)}`;
}

/** What may stand for an agent in a callback's answer; zero stands for none. */
export function isId(value: unknown): value is string | number {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0;
  return typeof value === 'string' && value.trim() !== '' && value !== '0';
}

/** A fresh webhook signing secret: `whsec_` and the base64 of 32 bytes. */
export function newSecret(state: State): string {
  const n = next(state, 'whsec');
  const bytes = [0, 1].flatMap((half) => hash128(`${state.seed}/whsec/${n}/${half}`).flatMap(toBytes));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

function next(state: State, prefix: string): number {
  const n = (state.counters[prefix] ?? 0) + 1;
  state.counters[prefix] = n;
  return n;
}

function toBytes(word: number): number[] {
  return [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255];
}
