/** Fields whose values are secrets wherever they stand in a request. `code` is the one sent to a phone. */
const SECRET_FIELDS = new Set(['authToken', 'sipPassword', 'code', 'signingSecret', 'webhookSigningSecret']);

const REDACTED = '[redacted]';

/** A URL may hold a token. */
export function isSecretField(path: string): boolean {
  return SECRET_FIELDS.has(path.split('.').at(-1) ?? '') || /(url|callback)$/i.test(path);
}

/** What callers fill with names of their own: a `code` there is theirs, and no secret. The tools of agents hold some. */
const OWN_NAMES = new Set(['metadata', 'variables', 'returns']);

/** The secrets that a request carries in its body, so that an answer which echoes them can be cleaned. */
export function secretsIn(body: unknown, found: string[] = []): string[] {
  if (typeof body !== 'object' || body === null) return found;
  for (const [name, value] of Object.entries(body)) {
    // Of three characters and less there is nothing to keep, and taken out of an answer it spoils the rest.
    if (typeof value === 'string' && value.length > 3 && isSecretField(name)) found.push(value);
    else if (!OWN_NAMES.has(name)) secretsIn(value, found);
  }
  return found;
}

/** A copy in which no string holds one of the secrets. */
export function scrub<T>(value: T, secrets: readonly string[], depth = 99): T {
  if (typeof value === 'string') {
    return secrets.reduce<string>((text, secret) => text.replaceAll(secret, REDACTED), value) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  // No error of the API is as deep, and one that is deep enough would overflow the stack.
  if (depth === 0) return REDACTED as T;
  const inside = <I>(item: I) => scrub(item, secrets, depth - 1);
  if (Array.isArray(value)) return value.map(inside) as T;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inside(item)])) as T;
}

/** `+14155550123` reads `+1415•••23`: enough to recognise, not enough to call. */
export function maskNumbers(text: string): string {
  return text.replace(/(\+|%2B)([1-9]\d{6,14})\b/gi, (_, plus: string, digits: string) => {
    return `${plus}${digits.slice(0, 4)}•••${digits.slice(-2)}`;
  });
}
