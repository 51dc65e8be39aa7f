import { WebhookVerificationError } from './errors.js';
import type { WebhookHeaders } from './input.js';

/** Every value of a header, whatever form the headers have. */
function valuesOf(headers: WebhookHeaders, name: string): string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const [key, value] of entriesOf(headers ?? {})) {
    if (key.toLowerCase() !== wanted) continue;
    // What is no text was not received so, and is as good as missing.
    for (const text of [value].flat()) if (typeof text === 'string') values.push(text);
  }
  return values;
}

type Entry = readonly [name: string, value: unknown];

function entriesOf(headers: WebhookHeaders): Iterable<Entry> {
  if (typeof (headers as Headers).entries === 'function' && !Array.isArray(headers))
    return (headers as Headers).entries();
  if (!Array.isArray(headers)) return Object.entries(headers);
  if (typeof headers[0] !== 'string') return headers as Entry[];
  // Node's rawHeaders: name, value, name, value.
  return headers.flatMap((name: string, i) => (i % 2 === 0 ? [[name, headers[i + 1]] as Entry] : []));
}

/**
 * The one value of a header. Two are refused, also when the runtime has joined them by a comma and a blank:
 * which of them was checked, and which is used, would differ from reader to reader.
 */
export function oneHeader(headers: WebhookHeaders, name: string): string {
  const values = valuesOf(headers, name);
  const [value] = values;
  if (value === undefined || value.trim() === '')
    throw new WebhookVerificationError('missing_header', `The header ${name} is missing.`);
  if (values.length > 1 || value.includes(', '))
    throw new WebhookVerificationError('duplicate_header', `The header ${name} must stand once.`);
  return value.trim();
}
