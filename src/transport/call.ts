import type { APIPromise, WithResponse } from '../api-promise.js';
import type { Clock } from '../clock.js';
import type { AnswerOf, BodyOf, QueryOf, RouteKey } from '../contract/index.js';
import type { ReturnsSpec } from '../models/returns.js';
import type { RequestOptions, WriteOptions } from '../options.js';
import type { Page } from '../page.js';

/** What a resource hands to the engine: path parameters by name, query and body as the caller gave them. */
export interface CallInput<K extends RouteKey = RouteKey> {
  path?: { [name: string]: string };
  query?: QueryOf<K> | undefined;
  body?: BodyOf<K>;
  returns?: ReturnsSpec | undefined;
}

/** The keys of the endpoints that answer pages. */
export type ListKey = Extract<RouteKey, `${string}.list${string}`>;

/** A request that is not in the contract. */
export interface RawRequest {
  /** Sent as the query; `undefined` values are left out. */
  query?: { [name: string]: string | number | boolean | undefined } | undefined;
  /** Sent as JSON. */
  body?: unknown;
  /** Hand the body over unread, as a stream. The timeout then ends with the headers. */
  stream?: boolean | undefined;
}

/** One connection to the live feed. */
export interface Feed {
  body: ReadableStream<Uint8Array>;
  /** Holds an event against the contract, as answers are. */
  checkEvent(event: unknown): Promise<void>;
}

/** Opens the live feed; what was seen last goes along as `Last-Event-ID`. */
type OpenFeed = (
  query: QueryOf<'events.stream'>,
  lastEventId: string | undefined,
  options: RequestOptions,
) => Promise<Feed>;

/** The lazily loaded part of a client. */
export interface Engine {
  call<K extends RouteKey>(
    key: K,
    input: CallInput<K>,
    options: WriteOptions | undefined,
  ): Promise<WithResponse<AnswerOf<K>>>;
  page<T>(
    key: ListKey,
    input: CallInput<ListKey>,
    options: WriteOptions | undefined,
  ): Promise<WithResponse<Page<T>>>;
  request(
    method: string,
    path: string,
    raw: RawRequest,
    options: WriteOptions,
  ): Promise<WithResponse<unknown>>;
  stream: OpenFeed;
}

/** What a resource needs of its client. */
export interface Core {
  call<K extends RouteKey>(
    key: K,
    input: CallInput<K>,
    options: WriteOptions | undefined,
  ): APIPromise<AnswerOf<K>>;
  page<T>(key: ListKey, input: CallInput<ListKey>, options: WriteOptions | undefined): APIPromise<Page<T>>;
  stream: OpenFeed;
  readonly clock: Clock;
}
