import { refuse } from './answers.js';
import type { Handler, NodeRequest, NodeResponse } from './node-listener.js';
import { toRequest } from './node-request.js';

/** One request of Node's, answered by a web-standard handler. */
export async function exchange(
  handler: Handler,
  req: NodeRequest,
  res: NodeResponse,
  gone: AbortSignal,
): Promise<void> {
  const answer = await answerOf(handler, req, gone);
  const body = new Uint8Array(await answer.arrayBuffer());
  // Whoever closed the connection hears nothing more.
  if (gone.aborted) return;
  res.statusCode = answer.status;
  for (const [name, value] of answer.headers) res.setHeader(name, value);
  // The rest of a body that was too long is not waited for.
  if (!req.complete) res.setHeader('connection', 'close');
  res.end(body);
}

async function answerOf(handler: Handler, req: NodeRequest, signal: AbortSignal): Promise<Response> {
  let request: Request;
  try {
    request = toRequest(req, signal);
  } catch {
    return refuse(400, 'invalid_request', 'This URL or method cannot be read.');
  }
  try {
    return await handler(request);
  } catch {
    // Handlers of this package never reject; one of your own may.
    return refuse(500, 'handler_failed', 'The request could not be handled.');
  }
}
