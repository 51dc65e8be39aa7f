/** Why the bytes of a request cannot be had. */
export type BodyFault = 'body_parsed' | 'body_consumed' | 'body_too_large' | 'body_unreadable';

/** How to leave the bytes alone, for whoever has read them already. */
export const RAW_BODY_REMEDY =
  'Hand over the exact bytes. Express: mount this before express.json(), or use ' +
  "express.raw({ type: '*/*' }), or let a verify option keep them as req.rawBody. " +
  'Nest: create the app with { rawBody: true }. Fastify, Hono, Next: pass the request on before its body is parsed.';

const messages: { [F in BodyFault]: (maxBytes: number) => string } = {
  body_parsed: () =>
    `The body was parsed before it came here, and its exact bytes are lost. ${RAW_BODY_REMEDY}`,
  body_consumed: () => `The body was read before it came here. ${RAW_BODY_REMEDY}`,
  body_too_large: (maxBytes) => `The body is longer than ${maxBytes} bytes.`,
  body_unreadable: () => 'The body broke off before its end.',
};

/** The bytes of a request cannot be had. @internal */
export class BodyError extends Error {
  readonly code: BodyFault;
  constructor(code: BodyFault, maxBytes = 0, cause?: unknown) {
    super(messages[code](maxBytes), { cause });
    this.code = code;
  }
}

/** On requests whose body some framework had parsed: what they carry now is JSON written anew. */
const REPARSED = Symbol.for('cordboard.reparsedBody');

export function markReparsed(request: Request): void {
  Object.assign(request, { [REPARSED]: true });
}

/** Whether the body is byte for byte what was sent. */
export function isExact(request: Request): boolean {
  return !(REPARSED in request);
}

/** The body's bytes, no more than `maxBytes` of them. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.bodyUsed || request.body?.locked) throw new BodyError('body_consumed');
  if (Number(request.headers.get('content-length')) > maxBytes)
    throw new BodyError('body_too_large', maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new BodyError('body_unreadable', maxBytes, cause);
    });
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) {
      // Not awaited: some runtimes never settle it.
      void reader.cancel().catch(() => undefined);
      throw new BodyError('body_too_large', maxBytes);
    }
    chunks.push(value);
  }
  return concat(chunks, length);
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
