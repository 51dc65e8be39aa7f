import type { WebhookVerifier } from '../webhooks/verifier.js';
import { anyOf, checkSecrets } from './secrets.js';

/** What there is to tell the platform from others by. */
export interface InboundAuthContext {
  /** The request; leave its body alone. */
  request: Request;
  /** The body's bytes. */
  body(): Promise<Uint8Array>;
}

/** Says whether a request comes from the platform. */
export type InboundAuth = (context: InboundAuthContext) => boolean | Promise<boolean>;

/** What {@link capabilityToken} takes beside the tokens. */
export interface CapabilityTokenOptions {
  /** Where in the URL the token stands. Default `query`; `path` is the last part of the path. */
  in?: 'query' | 'path' | undefined;
  /** The name of the query parameter. Default `token`. */
  parameter?: string | undefined;
}

/**
 * A secret in the callback URL itself, which is all that a platform without signatures can carry:
 * `https://me.example/ringing?token=…`. Several tokens while one is rotated. Throws `TypeError` for a token of
 * fewer than 16 characters.
 *
 * @example
 * ```ts
 * import { capabilityToken } from 'cordboard/inbound';
 *
 * capabilityToken(['f3b1c2…a-long-random-text']);
 * capabilityToken(['f3b1c2…a-long-random-text'], { in: 'path' }); // https://me.example/ringing/f3b1c2…
 * ```
 */
export function capabilityToken(
  tokens: readonly string[],
  options: CapabilityTokenOptions = {},
): InboundAuth {
  const { parameter = 'token' } = options;
  checkSecrets(tokens, 'tokens', 16);
  const same = anyOf(tokens);
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
  /** Before the colon. */
  username: string;
  /** After the colon, or several while one is rotated. */
  password: string | readonly string[];
}

/**
 * HTTP basic authentication. Throws `TypeError` for an empty password.
 *
 * @example
 * ```ts
 * import { basicAuth } from 'cordboard/inbound';
 *
 * basicAuth({ username: 'platform', password: ['of-today', 'of-yesterday'] });
 * ```
 */
export function basicAuth({ username, password }: BasicAuthOptions): InboundAuth {
  const passwords = typeof password === 'string' ? [password] : password;
  checkSecrets(passwords, 'password', 1);
  const same = anyOf(passwords.map((text) => `${username}:${text}`));
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
 * A signature, for backends that sign their callbacks: take a verifier from `cordboard/webhooks`.
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
