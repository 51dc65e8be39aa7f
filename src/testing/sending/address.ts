const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** A backend for tests must not reach out to the world: what it sends stays on this machine. */
export function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.test(new URL(url).hostname);
}

export const NOT_SENT =
  'Not sent: this backend sends to addresses of this machine alone, such as http://127.0.0.1:3000. To send elsewhere, create it with the option `send`.';
