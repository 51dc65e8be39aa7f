import { required } from '../receive/options.js';

/**
 * How a sender signs, as data. The three makers cover most senders; describe others yourself.
 *
 * @example
 * ```ts
 * import { createWebhookVerifier, type WebhookScheme } from 'cordboard/webhooks';
 *
 * const slack: WebhookScheme = {
 *   name: 'Slack',
 *   signatureHeader: 'X-Slack-Signature',
 *   timestampHeader: 'X-Slack-Request-Timestamp',
 *   signatures: { 'v0=': 'hmac-sha256' },
 *   encoding: 'hex',
 *   content: 'v0:{timestamp}:{body}',
 *   secrets: 'text',
 * };
 * createWebhookVerifier({ secrets: 'slack signing secret', scheme: slack });
 * ```
 */
export interface WebhookScheme {
  /** Its name in error messages. */
  name: string;
  /** The header that holds the signatures. */
  signatureHeader: string;
  /** The header that holds the message's id, where there is one. */
  idHeader?: string | undefined;
  /** The header that holds the timestamp, in Unix seconds, where there is one. */
  timestampHeader?: string | undefined;
  /** What precedes the timestamp when it is one of the parts of the signature header, such as `t=`. */
  timestampPrefix?: string | undefined;
  /** What separates the parts of the signature header; left out when there is only one. */
  separator?: string | undefined;
  /** The prefixes of signatures, each with its algorithm. Other parts are ignored. */
  signatures: { readonly [prefix: string]: 'hmac-sha256' | 'ed25519' };
  /** How a signature is written. */
  encoding: 'base64' | 'hex';
  /** What is signed: `{id}`, `{timestamp}` and, once, `{body}`. */
  content: string;
  /** What a secret is: base64 after `whsec_` or `whpk_`, or the text as it is. */
  secrets: 'base64' | 'text';
}

/**
 * [Standard Webhooks](https://www.standardwebhooks.com), as this API signs: `v1` is an HMAC with a `whsec_…`
 * secret, `v1a` an ed25519 signature, verified with the public key `whpk_…`.
 *
 * @example
 * ```ts
 * import { standardWebhooks } from 'cordboard/webhooks';
 *
 * // A sender that has kept its header names from before the standard.
 * const svix = { ...standardWebhooks(), idHeader: 'svix-id', timestampHeader: 'svix-timestamp' };
 * console.log({ ...svix, signatureHeader: 'svix-signature' }.content); // {id}.{timestamp}.{body}
 * ```
 */
export function standardWebhooks(): WebhookScheme {
  return {
    name: 'Standard Webhooks',
    signatureHeader: 'webhook-signature',
    idHeader: 'webhook-id',
    timestampHeader: 'webhook-timestamp',
    separator: ' ',
    signatures: { 'v1,': 'hmac-sha256', 'v1a,': 'ed25519' },
    encoding: 'base64',
    content: '{id}.{timestamp}.{body}',
    secrets: 'base64',
  };
}

/** Refuses a description that would verify less than it seems to. @internal */
export function checkScheme(scheme: WebhookScheme): WebhookScheme {
  const { name, content, signatures, idHeader, timestampHeader, timestampPrefix } = scheme;
  const wrong = (what: string) => new TypeError(`The scheme ${name} ${what}`);
  if (!scheme.signatureHeader) throw wrong('must name the header of its signatures');
  if (content.split('{body}').length !== 2) throw wrong('must have {body} in its content, once');
  if (Object.keys(signatures).length === 0) throw wrong('must name the prefix of a signature');
  if (content.includes('{id}') !== (idHeader !== undefined))
    throw wrong('must have both {id} in its content and an idHeader, or neither');
  if (content.includes('{timestamp}') !== (timestampHeader !== undefined || timestampPrefix !== undefined))
    throw wrong('must have both {timestamp} in its content and a place to find it, or neither');
  return scheme;
}

/** What {@link timestamped} takes. */
export interface TimestampedOptions {
  /** The header that holds both, such as `CallingBox-Signature`. */
  header: string;
  /** The name before a signature. Default `v1`. */
  version?: string | undefined;
}

/**
 * One header `t=1700000000,v1=5257a8…`: a hex HMAC over the timestamp, a dot and the body.
 *
 * @example
 * ```ts
 * import { createWebhookVerifier, timestamped } from 'cordboard/webhooks';
 *
 * const scheme = timestamped({ header: 'CallingBox-Signature' });
 * createWebhookVerifier({ secrets: 'a secret', scheme });
 * ```
 */
export function timestamped(options: TimestampedOptions): WebhookScheme {
  const { header, version = 'v1' } = required(options, 'timestamped', 'header version');
  return {
    name: `${header} (t=…,${version}=…)`,
    signatureHeader: header,
    timestampPrefix: 't=',
    separator: ',',
    signatures: { [`${version}=`]: 'hmac-sha256' },
    encoding: 'hex',
    content: '{timestamp}.{body}',
    secrets: 'text',
  };
}

/** What {@link hexDigest} takes. */
export interface HexDigestOptions {
  /** The header, such as `X-Hub-Signature-256`. */
  header: string;
  /** What precedes the digest. Default `sha256=`; may be empty. */
  prefix?: string | undefined;
}

/**
 * One header with a hex HMAC over the body alone. It carries no timestamp, so an old message cannot be told from a
 * new one: let a store remember what was received.
 *
 * @example
 * ```ts
 * import { createWebhookVerifier, hexDigest } from 'cordboard/webhooks';
 *
 * createWebhookVerifier({ secrets: 'a secret', scheme: hexDigest({ header: 'X-Hub-Signature-256' }) });
 * ```
 */
export function hexDigest(options: HexDigestOptions): WebhookScheme {
  const { header, prefix = 'sha256=' } = required(options, 'hexDigest', 'header prefix');
  return {
    name: `${header} (hex digest)`,
    signatureHeader: header,
    signatures: { [prefix]: 'hmac-sha256' },
    encoding: 'hex',
    content: '{body}',
    secrets: 'text',
  };
}
