import { InvalidParamsError } from '../errors.js';
import type { MiddlewareContext, Settings, WriteOptions } from '../options.js';
import type { Outgoing } from './attempt.js';
import type { Keyring } from './auth.js';
import { baseHeaders } from './headers.js';
import type { Log } from './log.js';
import { checkPolicy } from './policy.js';
import { secretsIn } from './redact.js';
import type { Received, Sender } from './send.js';
import { send } from './send.js';

/** A request as an endpoint wants it. */
interface Wanted {
  endpoint: string;
  method: string;
  path: string;
  /** With its `?`, or empty. */
  query: string;
  body: unknown;
  stream?: boolean | undefined;
}

/** Requests, for as long as the bodies of their answers are there. */
const held = new WeakMap<object, Request>();

/** The runtime's own, or what stood in its place from the start. */
const native = globalThis.fetch;

/** What turns a request and its options into an answer: headers, key, tries, and a `fetch` of one's own. */
export function createExchange(settings: Settings, keyring: Keyring, log: Log) {
  const common = { ...baseHeaders(), ...lower(settings.headers) };
  const direct = !settings.fetch && settings.middleware.length === 0;

  /** Through middleware and a `fetch` of one's own. */
  async function fetchAround(request: Request, signal: AbortSignal, context: MiddlewareContext) {
    const followed = new Request(request, { signal });
    const last = (final: Request) =>
      settings.fetch ? settings.fetch(final) : globalThis.fetch(final, { signal });
    const chain = settings.middleware.reduceRight<(r: Request) => Promise<Response>>(
      (next, middleware) => (r) => middleware(r, next, context),
      last,
    );
    const answer = await chain(followed);
    // A request follows its signal for only as long as somebody holds the request: until the body has been read.
    held.set(Object(answer?.body), followed);
    return answer;
  }

  function fetchThrough(endpoint: string): Sender['fetch'] {
    return (request, signal, attempt) => {
      // It is read at each request, so that a test may replace it at any time. A copy of the request that bears the
      // signal costs a tenth of a call; only who reads the request itself needs one.
      return direct && globalThis.fetch === native
        ? globalThis.fetch(request, { signal })
        : fetchAround(request, signal, { endpoint, attempt });
    };
  }

  return function exchange(request: Wanted, options: WriteOptions): Promise<Received> {
    const { endpoint, method, path, query, body } = request;
    const policy = checkPolicy(endpoint, settings, options);
    const own = lower(options.headers);
    const headers: Outgoing['headers'] = { ...common, ...own };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method !== 'GET')
      headers['idempotency-key'] = options.idempotencyKey || own?.['idempotency-key'] || crypto.randomUUID();
    if (options.ifVersion !== undefined) headers['if-match'] = `"${options.ifVersion}"`;
    const out: Outgoing = {
      method,
      url: settings.baseUrl + path + query,
      headers,
      body: body === undefined ? undefined : serialized(endpoint, body),
      where: `${method} ${path}`,
      stream: request.stream ?? false,
      secrets: secretsIn(body),
      uncertain: false,
    };
    return send(out, policy, { clock: settings.clock, keyring, log, fetch: fetchThrough(endpoint) });
  };
}

function serialized(endpoint: string, body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    const given = String(error).split('\n')[0] as string;
    throw new InvalidParamsError(endpoint, [{ path: 'params', message: 'what JSON can hold', given }]);
  }
}

/** Header names fold case, plain objects do not: two spellings of one name must not both be sent. */
function lower(headers: { [name: string]: string } | undefined): { [name: string]: string } | undefined {
  if (!headers) return undefined;
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return Object.fromEntries(entries.filter(([name]) => name !== 'authorization'));
}
