import { Problem } from '../problem.js';

/** Addresses, names without a dot (as of Docker's services), and those kept back for private use. */
const PRIVATE = /^([^.]+|\[[^\]]+\]|\d+(\.\d+){3}|.+\.(localhost|internal|local|test))$/;

/** Throws for a request that somebody else's web page may have sent. */
export type Guard = (headers: Headers) => void;

/**
 * Holds every route against pages that made their own name point here (DNS rebinding): they send that name as
 * `Host`. No public name server can give away a `PRIVATE` one; the one that we listen on is the user's own.
 */
export function createHostGuard(bound: string): Guard {
  return (headers) => {
    const host = hostOf(headers).replace(/:\d*$/, '');
    if (PRIVATE.test(host) || host === bound.toLowerCase()) return;
    throw new Problem(
      'permission_denied',
      `The emulator does not answer to the name ${JSON.stringify(host)}, which anybody could make point here. Ask it ` +
        'by its IP address, as localhost, by a name without a dot or one that ends in .internal, .local or .test, ' +
        'or by the name given to --host.',
    );
  };
}

/** Holds the control routes, which ask for no key, against pages of other sites: those send their own `Origin`. */
export const guardOrigin: Guard = (headers) => {
  const origin = headers.get('Origin')?.toLowerCase();
  if (origin === undefined || origin === `http://${hostOf(headers)}`) return;
  throw new Problem('permission_denied', 'Control routes answer no request from a page of another site.');
};

function hostOf(headers: Headers): string {
  return headers.get('Host')?.toLowerCase() ?? '';
}
