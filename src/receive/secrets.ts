/**
 * One secret or several, with what to call each in errors and its place. One that is `undefined` after the first
 * belongs to a rotation that is not running, so that `process.env` can be handed over as it is.
 */
export function secretsOf(given: unknown, name: string): { secret: unknown; name: string; index: number }[] {
  if (!Array.isArray(given)) return [{ secret: given, name, index: 0 }];
  if (given.length === 0) throw new TypeError(`${name} must hold at least one secret (given none)`);
  return given
    .map((secret: unknown, index) => ({ secret, name: `${name}[${index}]`, index }))
    .filter(({ secret, index }) => secret !== undefined || index === 0);
}

/** What was given where the text of a secret should be; `undefined` when it may be one. Never the secret. */
export function noSecret(given: unknown): string | undefined {
  if (typeof given !== 'string') return typeof given;
  const text = given.trim();
  if (text === '') return given === '' ? 'an empty string' : 'blanks';
  // What String() makes of a variable that is not set: a secret that everybody knows.
  return text === 'undefined' || text === 'null' ? `the text ${text}` : undefined;
}
