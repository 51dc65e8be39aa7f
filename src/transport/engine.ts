import type { WithResponse } from '../api-promise.js';
import type { AnswerOf, QueryOf, RouteKey } from '../contract/index.js';
import { routeOf } from '../contract/index.js';
import { ConnectionError, CordboardError, InvalidParamsError, ResponseValidationError } from '../errors.js';
import { eventSchema } from '../models/event.js';
import { typeName } from '../models/issues.js';
import type { PageBody, PageParams } from '../models/page.js';
import type {
  CordboardOptions,
  MiddlewareContext,
  RequestOptions,
  Settings,
  WriteOptions,
} from '../options.js';
import { Page } from '../page.js';
import type { Outgoing } from './attempt.js';
import { createKeyring, type Keyring } from './auth.js';
import type { CallInput, Engine, Feed, ListKey, RawRequest } from './call.js';
import { checkParams } from './check.js';
import { checkAnswer, createReporter } from './drift.js';
import { baseHeaders } from './headers.js';
import { shown } from './issues.js';
import { createLog } from './log.js';
import { checkPolicy, checkSettings } from './policy.js';
import { secretsIn } from './redact.js';
import { completeResults, resultsSchema } from './results.js';
import type { Received, Sender } from './send.js';
import { send } from './send.js';
import { checkedPath, fillPath, queryString } from './url.js';

// For what else is loaded late, so that the build makes one chunk of all this and not one for each that is shared.
export { checkParams } from './check.js';
export { checkFields, fieldIssues, refuse } from './fields.js';
export { shown } from './issues.js';
export { onAbort } from './on-abort.js';
export { backoffMs } from './retry-after.js';
export { sleep } from './sleep.js';
export { within } from './within.js';

interface Wanted {
  endpoint: string;
  method: string;
  pathAndQuery: string;
  body: unknown;
  stream?: boolean | undefined;
}

/** Requests, for as long as the bodies of their answers are there. */
const held = new WeakMap<object, Request>();

/** The runtime's own, or what stood in its place from the start. */
const native = globalThis.fetch;

/** A client and its variants ask for their key once. */
const keyrings = new WeakMap<object, Keyring>();

/** Everything behind the first call: loaded then, kept for the life of a client. */
export function createEngine(settings: Settings, options: CordboardOptions, kin: object): Engine {
  checkSettings(options);
  const log = createLog(settings);
  const keyring = keyrings.get(kin) ?? createKeyring(settings.apiKey);
  keyrings.set(kin, keyring);
  const report = createReporter(settings, (message) => log('warn', () => message));
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

  function exchange(request: Wanted, options: WriteOptions): Promise<Received> {
    const { endpoint, method, pathAndQuery, body } = request;
    const policy = checkPolicy(endpoint, settings, options);
    const own = lower(options.headers);
    const headers: Outgoing['headers'] = { ...common, ...own };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method !== 'GET')
      headers['idempotency-key'] = options.idempotencyKey || own?.['idempotency-key'] || crypto.randomUUID();
    if (options.ifVersion !== undefined) headers['if-match'] = `"${options.ifVersion}"`;
    const out: Outgoing = {
      method,
      url: settings.baseUrl + pathAndQuery,
      headers,
      ...(body !== undefined && { body: serialized(endpoint, body) }),
      where: `${method} ${pathAndQuery.split('?')[0]}`,
      stream: request.stream ?? false,
      secrets: secretsIn(body),
    };
    return send(out, policy, { clock: settings.clock, keyring, log, fetch: fetchThrough(endpoint) });
  }

  async function call<K extends RouteKey>(
    key: K,
    input: CallInput<K>,
    options: WriteOptions = {},
  ): Promise<WithResponse<AnswerOf<K>>> {
    const route = routeOf(key);
    checkParams(key, input.query, input.body, input.returns);
    const pathAndQuery =
      fillPath(key, route.path, input.path) + queryString(input.query as object | undefined);
    const body = route.body ? (input.body ?? {}) : undefined;
    const { response, data } = await exchange(
      { endpoint: key, method: route.method, pathAndQuery, body },
      options,
    );
    const requestId = response.headers.get('x-request-id');
    const about = { endpoint: key, requestId };
    if (route.answer) checkAnswer(settings, report, { ...about, schema: route.answer() }, data);
    if (input.returns) {
      checkAnswer(settings, report, { ...about, schema: resultsSchema(input.returns, data) }, data);
      completeResults(input.returns, data);
    }
    return { data: data as AnswerOf<K>, response, requestId };
  }

  async function page<T>(
    key: ListKey,
    input: CallInput<ListKey>,
    options?: WriteOptions,
  ): Promise<WithResponse<Page<T>>> {
    const answer = await call(key, input, options);
    const { data, nextCursor } = pageIn<T>(key, answer);
    if (nextCursor && nextCursor === (input.query as PageParams | undefined)?.cursor) {
      throw new CordboardError('The server answered the same nextCursor twice; the walk would never end.');
    }
    const go = async (cursor: string): Promise<Page<T>> => {
      const query = { ...input.query, cursor } as typeof input.query;
      return (await page<T>(key, { ...input, query }, options)).data;
    };
    return { ...answer, data: new Page(data, nextCursor, go) };
  }

  async function request(method: string, path: string, raw: RawRequest, options: WriteOptions) {
    const verb = String(method).toUpperCase();
    if (!/^(GET|POST|PATCH|PUT|DELETE)$/.test(verb)) {
      const message = 'one of GET, POST, PATCH, PUT, DELETE';
      throw new InvalidParamsError('request', [{ path: 'method', message, given: shown(method) }]);
    }
    if (verb === 'GET' && raw.body !== undefined) {
      const message = 'left out: a GET carries none; use query';
      throw new InvalidParamsError('request', [{ path: 'body', message, given: shown(raw.body) }]);
    }
    const pathAndQuery = checkedPath(path) + queryString(raw.query);
    const endpoint = `${verb} ${path}`;
    const { response, data } = await exchange(
      { endpoint, method: verb, pathAndQuery, body: raw.body, stream: raw.stream },
      options,
    );
    return { data, response, requestId: response.headers.get('x-request-id') };
  }

  async function stream(
    query: QueryOf<'events.stream'>,
    lastEventId: string | undefined,
    options: RequestOptions,
  ): Promise<Feed> {
    const endpoint = 'events.stream';
    checkParams(endpoint, query, undefined);
    const headers = {
      ...options.headers,
      accept: 'text/event-stream',
      ...(lastEventId && { 'last-event-id': lastEventId }),
    };
    const pathAndQuery = routeOf(endpoint).path + queryString(query);
    const wanted = { endpoint, method: 'GET', pathAndQuery, body: undefined, stream: true };
    const { response, data } = await exchange(wanted, { ...options, headers });
    const requestId = response.headers.get('x-request-id');
    const type = response.headers.get('content-type') ?? 'no content type';
    if (!data || !/^text\/event-stream/i.test(type)) {
      throw new ConnectionError(
        `${endpoint} answered ${response.status} with ${type}, no event stream.`,
        'unknown',
      );
    }
    const about = { endpoint, requestId, schema: eventSchema() };
    return {
      body: data as ReadableStream<Uint8Array>,
      checkEvent: (event) => checkAnswer(settings, report, about, event),
    };
  }

  return { call, page, request, stream };
}

/** What no walk can do without, whatever else has drifted. */
function pageIn<T>(endpoint: string, { data, requestId }: WithResponse<unknown>): PageBody<T> {
  const page = data as PageBody<T> | null;
  if (Array.isArray(page?.data)) return page;
  const drift = { endpoint, path: 'data', expected: 'array', received: typeName(page?.data), requestId };
  throw new ResponseValidationError(`${endpoint}: the answer holds no page of a list.`, [drift], requestId);
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
