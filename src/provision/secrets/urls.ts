const HIDDEN = '[redacted]';

/** A run of letters and digits that no person would have chosen. Words, years and `customer42` are none. */
function isRandom(run: string): boolean {
  if (/^\d+$/.test(run)) return run.length >= 12;
  if (!/^[A-Za-z]+\d{0,4}$/.test(run)) return run.length >= 8;
  const flips = run.match(/[a-z][A-Z]/g)?.length ?? 0;
  return run.length >= 20 || (run.length >= 12 && flips > run.length / 5);
}

function looksRandom(part: string): boolean {
  return part.split(/[^A-Za-z0-9]+/).some(isRandom);
}

/** Whether a URL may let in whoever knows it: it has a user, a query, a fragment, or a random part in its path. */
export function holdsToken(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { username, password, search, hash, pathname } = new URL(url);
  return Boolean(username || password || search || hash) || pathname.split('/').some(looksRandom);
}

/** The URL as it may be shown: enough to recognise, nothing that lets anyone in. */
export function withoutTokens(given: string): string {
  if (!URL.canParse(given)) return HIDDEN;
  const url = new URL(given);
  const path = url.pathname
    .split('/')
    .map((part) => (looksRandom(part) ? HIDDEN : part))
    .join('/');
  const user = url.username || url.password ? `${HIDDEN}@` : '';
  return `${url.protocol}//${user}${url.host}${path}${url.search ? `?${HIDDEN}` : ''}${url.hash ? `#${HIDDEN}` : ''}`;
}

/**
 * The URL of an inbound callback as it may be shown. The platform signs nothing, so whoever is asked tells it
 * from others by a token in the URL, short ones too: only the origin is no secret.
 */
export function callbackOrigin(given: string): string {
  if (!URL.canParse(given)) return HIDDEN;
  const { origin, pathname } = new URL(given);
  return pathname === '/' && !holdsToken(given) ? `${origin}/` : `${origin}/${HIDDEN}`;
}
