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
