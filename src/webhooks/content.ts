import { type Bytes, utf8 } from './encoding.js';
import type { WebhookScheme } from './scheme.js';

/** The bytes that are signed: the scheme's template, the body put in as it is. */
export function signedContent(
  scheme: WebhookScheme,
  id: string | null,
  timestamp: string | null,
  body: Uint8Array,
): Bytes {
  const [before = '', after = ''] = scheme.content
    .split('{body}')
    .map((text) => utf8(text.replace('{id}', () => id ?? '').replace('{timestamp}', () => timestamp ?? '')));
  const bytes = new Uint8Array(before.length + body.byteLength + after.length);
  bytes.set(before as Bytes);
  bytes.set(body, before.length);
  bytes.set(after as Bytes, before.length + body.byteLength);
  return bytes;
}
