import { type Bytes, utf8 } from './encoding.js';
import { notBytes, readExactly } from './exact-body.js';

/**
 * Headers in any of the forms that frameworks hand out: `Headers`, an object (Node's, with arrays, too),
 * entries, or Node's flat `rawHeaders`.
 */
export type WebhookHeaders =
  | Headers
  | { readonly [name: string]: string | readonly string[] | undefined }
  | readonly (readonly [name: string, value: string])[]
  | readonly string[];

/** A webhook in parts. */
export interface WebhookMessage {
  /** The request's headers. */
  headers: WebhookHeaders;
  /** The body as it came: its bytes, or its text. */
  body: string | Uint8Array | ArrayBuffer;
}

/** A webhook: the `Request` itself, or its parts. */
export type WebhookInput = Request | WebhookMessage;

/** How much of a `Request` is read: far more than any event needs. */
const MAX_BYTES = 1_048_576;

/** What was handed in, in one form. */
export interface ReadInput {
  headers: WebhookHeaders;
  body: Bytes;
}

/** Reads what was handed in, whatever form it has. */
export async function readInput(input: WebhookInput): Promise<ReadInput> {
  if (typeof input !== 'object' || input === null || !('headers' in input))
    throw new TypeError('verify takes a Request, or an object { headers, body }');
  return { headers: input.headers, body: await bytesOf(input) };
}

async function bytesOf(input: WebhookInput): Promise<Bytes> {
  if ('arrayBuffer' in input && typeof input.arrayBuffer === 'function') return readExactly(input, MAX_BYTES);
  const { body } = input as WebhookMessage;
  if (typeof body === 'string') return utf8(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body as Uint8Array<ArrayBuffer>);
  // Not instanceof: a body may come from another realm, such as a test runner's.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') return new Uint8Array(body);
  throw notBytes(body);
}
