/** The names under which a server on this machine is reached. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Addresses that mean "every interface" and that no client asks for. */
const ANY = new Set(['0.0.0.0', '[::]']);

/** Whether a request was meant for this very server. */
export type Guard = (headers: Headers) => boolean;

/**
 * Holds the control routes, which ask for no key, against web pages: a page of another site sends its
 * own `Origin`, and one that made its name point here (DNS rebinding) sends that name as `Host`.
 */
export function createGuard(url: string): Guard {
  const { hostname, port } = new URL(url);
  const names = ANY.has(hostname) ? LOOPBACK : [...LOOPBACK, hostname];
  // `URL` leaves out port 80, as browsers do.
  const own = new Set(names.map((name) => new URL(`http://${name}:${port || '80'}`).host));
  return (headers) => {
    const host = headers.get('Host')?.toLowerCase() ?? '';
    const origin = headers.get('Origin')?.toLowerCase();
    return own.has(host) && (origin === undefined || own.has(origin.replace(/^http:\/\//, '')));
  };
}
