import type { WithResponse } from '../api-promise.js';
import type { AnswerOf, QueryOf, RouteKey } from '../contract/index.js';
import { routeOf } from '../contract/index.js';
import { ConnectionError, CordboardError, InvalidParamsError, ResponseValidationError } from '../errors.js';
import { eventSchema } from '../models/event.js';
import { typeName } from '../models/issues.js';
import type { PageBody, PageParams } from '../models/page.js';
import type { Schema } from '../models/schema.js';
import type { CordboardOptions, RequestOptions, Settings, WriteOptions } from '../options.js';
import { Page } from '../page.js';
import { createKeyring, type Keyring } from './auth.js';
import type { CallInput, Engine, Feed, ListKey, RawRequest } from './call.js';
import { checkParams } from './check.js';
import { checkAnswer, createReporter } from './drift.js';
import { createExchange } from './exchange.js';
import { createLog } from './log.js';
import { checkSettings } from './policy.js';
import { completeResults, resultsSchema } from './results.js';
import { shown } from './shown.js';
import { checkedPath, fillPath, queryString } from './url.js';

// For what else is loaded late, so that the build makes one chunk of all this and not one for each that is shared.
export { checkParams } from './check.js';
export { checkFields, fieldIssues, refuse } from './fields.js';
export { onAbort } from './on-abort.js';
export { backoffMs } from './retry-after.js';
export { shown } from './shown.js';
export { sleep } from './sleep.js';
export { within } from './within.js';

/** A client and its variants ask for their key once. */
const keyrings = new WeakMap<object, Keyring>();

/** Everything behind the first call: loaded then, kept for the life of a client. */
export function createEngine(settings: Settings, options: CordboardOptions, kin: object): Engine {
  checkSettings(options);
  const log = createLog(settings);
  const keyring = keyrings.get(kin) ?? createKeyring(settings.apiKey);
  keyrings.set(kin, keyring);
  const report = createReporter(settings, (message) => log('warn', () => message));
  const exchange = createExchange(settings, keyring, log);

  async function call<K extends RouteKey>(
    key: K,
    input: CallInput<K>,
    options: WriteOptions = {},
  ): Promise<WithResponse<AnswerOf<K>>> {
    const route = routeOf(key);
    const unfit = checkParams(key, input.query, input.body, input.returns);
    if (unfit) await unfit;
    const path = fillPath(key, route.path, input.path);
    const query = queryString(input.query as object | undefined);
    const body = route.body ? (input.body ?? {}) : undefined;
    const { response, data } = await exchange(
      { endpoint: key, method: route.method, path, query, body },
      options,
    );
    const requestId = response.headers.get('x-request-id');
    const check = (schema: Schema) =>
      checkAnswer(settings, report, { endpoint: key, requestId, schema }, data);
    if (route.answer) await check(route.answer());
    if (input.returns) {
      await check(resultsSchema(input.returns, data));
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
    const { body, stream } = raw;
    const query = queryString(raw.query);
    const { response, data } = await exchange(
      { path: checkedPath(path), query, endpoint: `${verb} ${path}`, method: verb, body, stream },
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
    await checkParams(endpoint, query, undefined);
    const headers = {
      ...options.headers,
      accept: 'text/event-stream',
      ...(lastEventId && { 'last-event-id': lastEventId }),
    };
    const { response, data } = await exchange(
      {
        endpoint,
        method: 'GET',
        path: routeOf(endpoint).path,
        query: queryString(query),
        body: undefined,
        stream: true,
      },
      { ...options, headers },
    );
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
