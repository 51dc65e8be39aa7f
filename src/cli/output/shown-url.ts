/**
 * What of an address may stand in a terminal or a CI log. Callback and webhook addresses may hold a token
 * in the path as well as in the query, so only the origin is shown.
 */
export function shownUrl(url: string): string;
export function shownUrl(url: string | null): string | null;
export function shownUrl(url: string | null): string | null {
  if (url === null) return null;
  if (!URL.canParse(url)) return '…';
  const { origin, pathname, search, hash, username } = new URL(url);
  return pathname === '/' && !search && !hash && !username ? origin : `${origin}/…`;
}
