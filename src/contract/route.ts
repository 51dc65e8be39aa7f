import type { KnownErrorCode } from '../models/error-codes.js';
import type { PageBody, PageParams } from '../models/page.js';
import { pageOf, pageParams } from '../models/page.js';
import type { Lazy } from '../models/schema.js';
import { lazy } from '../models/schema.js';
import * as z from '../models/z.js';

/** The HTTP methods of the contract. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * One endpoint, said once. The client's calls, the in-memory backend, the MSW handlers and the
 * OpenAPI document are all made from it.
 */
export interface Route<Query = unknown, Body = unknown, Answer = unknown> {
  readonly method: Method;
  /** Below the base URL; `{name}` marks a path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly query?: Lazy<Query>;
  readonly body?: Lazy<Body>;
  /** What a success carries; none for 204 and for event streams. */
  readonly answer?: Lazy<Answer>;
  readonly status: 200 | 201 | 204;
  /** The codes of this endpoint alone; `errorsOf` adds those that follow from its kind. */
  readonly errors: readonly KnownErrorCode[];
  /** Whether it honours `If-Match`. */
  readonly versioned: boolean;
  readonly kind: 'list' | 'read' | 'write' | 'stream';
}

interface Says {
  errors?: readonly KnownErrorCode[];
  versioned?: boolean;
}

/** `GET` of a page of items, by filters. */
export function list<Filters extends z.Shape, Item>(
  path: string,
  summary: string,
  item: Lazy<Item>,
  filters: () => Filters,
  errors: readonly KnownErrorCode[] = [],
) {
  const query = lazy(() => z.strictObject({ ...filters(), ...pageParams() }));
  return {
    method: 'GET',
    path,
    summary,
    query: query as unknown as Lazy<z.Fields<Filters> & PageParams>,
    answer: lazy(() => pageOf(item())) as unknown as Lazy<PageBody<Item>>,
    status: 200,
    errors,
    versioned: false,
    kind: 'list',
  } as const satisfies Route;
}

/** `GET` of one object. */
export function read<Answer>(path: string, summary: string, answer: Lazy<Answer>) {
  return {
    method: 'GET',
    path,
    summary,
    answer,
    status: 200,
    errors: [],
    versioned: false,
    kind: 'read',
  } as const satisfies Route;
}

function write<Body, Answer>(
  method: Exclude<Method, 'GET'>,
  path: string,
  summary: string,
  status: 200 | 201,
  body: Lazy<Body>,
  answer: Lazy<Answer>,
  says: Says,
) {
  const { errors = [], versioned = false } = says;
  return {
    method,
    path,
    summary,
    status,
    body,
    answer,
    errors,
    versioned,
    kind: 'write',
  } as const satisfies Route;
}

/** `POST` that answers 201 with a new object. */
export function create<Body, Answer>(
  path: string,
  summary: string,
  body: Lazy<Body>,
  answer: Lazy<Answer>,
  says: Says = {},
) {
  return write('POST', path, summary, 201, body, answer, says);
}

/** Any other write with a body, which answers 200 with the object. */
export function change<Body, Answer>(
  method: 'POST' | 'PATCH' | 'PUT',
  path: string,
  summary: string,
  body: Lazy<Body>,
  answer: Lazy<Answer>,
  says: Says = {},
) {
  return write(method, path, summary, 200, body, answer, says);
}

/** A write without a body, which answers 200 with the object. */
export function act<Answer>(
  method: 'POST' | 'DELETE',
  path: string,
  summary: string,
  answer: Lazy<Answer>,
  says: Says = {},
) {
  const { errors = [], versioned = false } = says;
  return {
    method,
    path,
    summary,
    answer,
    status: 200,
    errors,
    versioned,
    kind: 'write',
  } as const satisfies Route;
}

/** `DELETE` that answers 204. */
export function remove(path: string, summary: string, says: Says = {}) {
  const { errors = [], versioned = true } = says;
  return {
    method: 'DELETE',
    path,
    summary,
    status: 204,
    errors,
    versioned,
    kind: 'write',
  } as const satisfies Route;
}
