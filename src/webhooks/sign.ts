import { required } from '../receive/options.js';
import { signedContent } from './content.js';
import { type Bytes, decode, encode, utf8 } from './encoding.js';
import { type Key, parameters, readSecret, type Secret } from './keys.js';
import { checkScheme, standardWebhooks, type WebhookScheme } from './scheme.js';
import type { SignWebhookOptions } from './sign-webhook.js';

/** The headers of a webhook that is signed with each of the secrets. */
export async function sign(options: SignWebhookOptions): Promise<{ [header: string]: string }> {
  const { id = `msg_${crypto.randomUUID()}` } = required(
    options,
    'signWebhook',
    'secret body scheme id timestamp',
  );
  const scheme = checkScheme(options.scheme ?? standardWebhooks());
  const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000));
  const body = typeof options.body === 'string' ? utf8(options.body) : options.body;
  // Not `instanceof`, which denies the bytes of another realm, such as those of a test environment.
  if (!ArrayBuffer.isView(body))
    throw new TypeError(`body must be the text or the bytes that are sent (given ${typeof body})`);
  const content = signedContent(scheme, id, timestamp, body);
  const given = Array.isArray(options.secret) ? options.secret : [options.secret];
  const parts = await Promise.all(given.map((secret) => signature(scheme, secret, content)));
  if (scheme.timestampPrefix !== undefined) parts.unshift(scheme.timestampPrefix + timestamp);

  const headers = { [scheme.signatureHeader]: parts.join(scheme.separator) };
  if (scheme.idHeader !== undefined) headers[scheme.idHeader] = id;
  if (scheme.timestampHeader !== undefined) headers[scheme.timestampHeader] = timestamp;
  return headers;
}

async function signature(scheme: WebhookScheme, given: unknown, content: Bytes): Promise<string> {
  const secret = readSecret(given, scheme, 'secret', 'sign');
  const made = Object.entries(scheme.signatures).find(([, algorithm]) => algorithm === secret.algorithm);
  const key = await importSigningKey(secret);
  const bytes = new Uint8Array(await crypto.subtle.sign(parameters[secret.algorithm], key, content));
  return (made?.[0] ?? '') + encode(bytes, scheme.encoding);
}

/** What every PKCS #8 wrapping of an ed25519 seed begins with. */
const PKCS8_HEAD = decode('302e020100300506032b657004220420', 'hex') ?? utf8('');

function importSigningKey({ algorithm, bytes }: Secret): Promise<Key> {
  if (algorithm === 'hmac-sha256')
    return crypto.subtle.importKey('raw', bytes, parameters[algorithm], false, ['sign']);
  // Some write the seed alone, some the seed and the public key.
  const wrapped = new Uint8Array([...PKCS8_HEAD, ...bytes.slice(0, 32)]);
  return crypto.subtle.importKey('pkcs8', wrapped, parameters[algorithm], false, ['sign']);
}
