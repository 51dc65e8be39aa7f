import { refuse } from './answers.js';
import { complain } from './complain.js';
import type { Handler, NodeRequest, NodeResponse } from './node-listener.js';
import { toRequest } from './node-request.js';

/** An answer whose body has been read. */
interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/** One request of Node's, answered by a web-standard handler. */
export async function exchange(
  handler: Handler,
  req: NodeRequest,
  res: NodeResponse,
  gone: AbortSignal,
): Promise<void> {
  const { status, headers, body } = await answerOf(handler, req, gone);
  // Whoever closed the connection, or was answered by someone else meanwhile, hears nothing more.
  if (gone.aborted || res.headersSent) return;
  res.statusCode = status;
  for (const [name, value] of headers) {
    // Cookies alone cannot be joined into one line, and each `setHeader` takes the place of the last.
    res.setHeader(name, name === 'set-cookie' ? headers.getSetCookie() : value);
  }
  // The rest of a body that was too long is not waited for.
  if (!req.complete) res.setHeader('connection', 'close');
  res.end(body);
}

async function answerOf(handler: Handler, req: NodeRequest, signal: AbortSignal): Promise<Answer> {
  let request: Request;
  try {
    request = toRequest(req, signal);
  } catch {
    return read(refuse(400, 'invalid_request', 'This URL or method cannot be read.'));
  }
  try {
    return await read(await handler(request));
  } catch (error) {
    // Handlers of this package never reject; one of your own may, or answer what was read before.
    if (!signal.aborted) complain('toNodeListener: a handler failed.', error);
    return read(refuse(500, 'handler_failed', 'The request could not be handled.'));
  }
}

async function read(answer: Response): Promise<Answer> {
  return {
    status: answer.status,
    headers: answer.headers,
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}
