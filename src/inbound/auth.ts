import { required } from '../receive/options.js';
import type { WebhookVerifier } from '../webhooks/verifier.js';
import { anyOf, readSecrets } from './secrets.js';

/** What a request can be authenticated by. */
export interface InboundAuthContext {
  /** The request; leave its body alone. */
  request: Request;
  /** The body's bytes. */
  body(): Promise<Uint8Array>;
}

/** Says whether a request comes from the platform. */
export type InboundAuth = (context: InboundAuthContext) => boolean | Promise<boolean>;

/** What {@link capabilityToken} takes in addition to the tokens. */
export interface CapabilityTokenOptions {
  /** Where the token is in the URL. Default `query`; `path` is the last part of the path. */
  in?: 'query' | 'path' | undefined;
  /** The name of the query parameter. Default `token`. */
  parameter?: string | undefined;
}

/**
 * A secret in the callback URL itself, which is all that a platform without signatures can carry:
 * `https://me.example/ringing?token=…`. Pass several while you rotate; any that is `undefined` after the first is
 * skipped. Throws `TypeError` for a token that is not set, has fewer than 16 characters, or holds anything but
 * letters, digits and `. _ ~ -`, which URLs carry unchanged: `openssl rand -hex 32` makes a good one.
 *
 * @example
 * ```ts
 * import { capabilityToken } from 'cordboard/inbound';
 *
 * capabilityToken('f3b1c2-a-long-random-text'); // in your program: process.env.CALLBACK_TOKEN
 * capabilityToken(['f3b1c2-a-long-random-text'], { in: 'path' }); // https://me.example/ringing/f3b1c2-a-long-…
 * ```
 */
export function capabilityToken(
  tokens: string | undefined | readonly (string | undefined)[],
  options: CapabilityTokenOptions = {},
): InboundAuth {
  const { parameter = 'token' } = required(options, 'capabilityToken', 'in parameter');
  const list = readSecrets(tokens, 'tokens', 16);
  // In a query, `+` is a blank; others read differently from one proxy to the next.
  if (!list.every((token) => /^[\w.~-]+$/.test(token)))
    throw new TypeError(
      'tokens must hold nothing but letters, digits and . _ ~ - (given others): take what `openssl rand -hex 32` prints',
    );
  const same = anyOf(list);
  return ({ request }) => {
    const url = new URL(request.url);
    const given = options.in === 'path' ? [lastPart(url.pathname)] : url.searchParams.getAll(parameter);
    // Of two, who knows which one a proxy before us looked at?
    return given.length === 1 && same(String(given[0]));
  };
}

function lastPart(path: string): string {
  const part = path.split('/').findLast((text) => text !== '') ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What {@link basicAuth} takes. */
export interface BasicAuthOptions {
  /** The user name. */
  username: string | undefined;
  /** The password, or several while you rotate; any that is `undefined` after the first is skipped. */
  password: string | undefined | readonly (string | undefined)[];
}

/**
 * HTTP basic authentication. Throws `TypeError` for a username or a password that is empty or not set.
 *
 * @example
 * ```ts
 * import { basicAuth } from 'cordboard/inbound';
 *
 * basicAuth({ username: 'platform', password: ['of-today', 'of-yesterday'] });
 * ```
 */
export function basicAuth(options: BasicAuthOptions): InboundAuth {
  const { username, password } = required(options, 'basicAuth', 'username password');
  const [user] = readSecrets(username, 'username', 1);
  const same = anyOf(readSecrets(password, 'password', 1).map((text) => `${user}:${text}`));
  return ({ request }) => {
    const [, encoded] = /^basic\s+([A-Za-z0-9+/=]+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (encoded === undefined) return false;
    try {
      return same(new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))));
    } catch {
      return false;
    }
  };
}

/**
 * A signature, for backends that sign their callbacks: pass a verifier from `cordboard/webhooks`. Throws `TypeError`
 * for anything else.
 *
 * @example
 * ```ts
 * import { signature } from 'cordboard/inbound';
 * import { createWebhookVerifier } from 'cordboard/webhooks';
 *
 * signature(createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' }));
 * ```
 */
export function signature(verifier: Pick<WebhookVerifier, 'verifySignature'>): InboundAuth {
  if (typeof verifier?.verifySignature !== 'function')
    throw new TypeError('verifier must be what createWebhookVerifier makes');
  return async ({ request, body }) => {
    try {
      await verifier.verifySignature({ headers: request.headers, body: await body() });
      return true;
    } catch (error) {
      // A forgery is an answer; a body that a parser took, or any other accident, is not.
      const { status } = error as { status?: unknown };
      if (status === 400 || status === 401) return false;
      throw error;
    }
  };
}
