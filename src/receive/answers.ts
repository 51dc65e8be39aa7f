/** A JSON answer that nobody keeps. */
export function json(status: number, body: unknown, headers?: { [name: string]: string }): Response {
  return jsonText(status, JSON.stringify(body), headers);
}

/** The same, of a text that is JSON already. */
export function jsonText(status: number, text: string, headers: { [name: string]: string } = {}): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

/** Says no, and why. */
export function refuse(
  status: number,
  code: string,
  message: string,
  headers?: { [name: string]: string },
): Response {
  return json(status, { error: { code, message } }, headers);
}

/**
 * By its class, or by what it says of itself: where a server such as Hono's replaces the class, what `fetch` answers is
 * none of it, and early Workers say nothing.
 */
export function isResponse(value: unknown): value is Response {
  return value instanceof Response || Object.prototype.toString.call(value) === '[object Response]';
}
