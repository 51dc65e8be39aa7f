import type { Clock } from '../clock.js';
import { refuse } from '../receive/answers.js';
import { BodyError, type BodyFault, isExact, readBody } from '../receive/body.js';
import type { InboundAuth } from './auth.js';
import { toE164 } from './numbers.js';
import type { InboundHandlerOptions } from './options.js';
import { type ParsedBody, parseBody, type ReadRequest, readRequest } from './read-call.js';
import { within } from './wait.js';

/** A request that is not let in, and the answer to it. */
export class Refusal extends Error {
  readonly response: Response;
  constructor(status: number, code: string, message: string, headers?: { [name: string]: string }) {
    super(message);
    this.name = 'Refusal';
    this.response = refuse(status, code, message, headers);
  }
}

const STATUSES: { readonly [fault in BodyFault]: number } = {
  body_parsed: 500,
  body_consumed: 500,
  body_too_large: 413,
  body_unreadable: 400,
};

/** A request that was let in. */
export interface Admitted extends ReadRequest, Pick<ParsedBody, 'bare'> {
  /** Why it could not be told who sends it, when `auth` itself failed. */
  authError: unknown;
}

/** Lets a request in, or throws a {@link Refusal}: who sends it first, then what it is. */
export function createDoor(
  options: InboundHandlerOptions,
  clock: Clock,
  budgetMs: number,
): (request: Request) => Promise<Admitted> {
  const { auth, sdkAppId, calledNumbers, maxBodyBytes = 65_536, callingCode = '86' } = options;
  if (auth !== 'none-accept-anyone' && typeof auth !== 'function')
    throw new TypeError(
      "auth must be capabilityToken([…]), signature(…), basicAuth(…) or a function; to accept anyone say 'none-accept-anyone'",
    );
  if (!/^[1-9]\d{0,2}$/.test(callingCode))
    throw new TypeError(`callingCode must be the digits of a country calling code (given ${callingCode})`);
  if (!Array.isArray(calledNumbers ?? []) || calledNumbers?.some((number) => typeof number !== 'string'))
    throw new TypeError("calledNumbers must be a list of texts, such as ['+14155550123']");
  const called = calledNumbers && new Set(calledNumbers.map((number) => toE164(number, callingCode)));

  // In less than the budget, so that the call of an `auth` that hangs can still be kept bound.
  const ask: InboundAuth | false =
    auth !== 'none-accept-anyone' &&
    ((context) => within(clock, budgetMs * 0.9, Promise.resolve(auth(context)), 'auth'));

  return async (request) => {
    if (request.method !== 'POST')
      throw new Refusal(405, 'method_not_allowed', 'Ask by POST.', { allow: 'POST' });
    let bytes: ReturnType<typeof readBody> | undefined;
    const body = () => (bytes ??= readBody(request, maxBodyBytes));
    const authError = ask ? await authenticate(ask, request, body) : null;
    const type = request.headers.get('content-type');
    if (type !== null && !/^(?:application|text)\/(?:[\w.+-]+\+)?json\b/i.test(type))
      throw new Refusal(415, 'unsupported_media_type', 'Send JSON, as application/json.');
    const { raw, bare } = await parse(body);
    const read = readRequest(raw, callingCode);
    if (!read) throw new Refusal(400, 'invalid_json', 'The body must be a JSON object.');
    if (sdkAppId !== undefined && String(read.call.sdkAppId) !== String(sdkAppId))
      throw new Refusal(403, 'other_app', 'SdkAppId is not the one that is served here.');
    if (called && read.isCall && !called.has(read.call.callee))
      throw new Refusal(403, 'other_number', 'The called number is not served here.');
    return { ...read, bare, authError };
  };
}

/** `null` when it is the platform; the error when that could not be told. */
async function authenticate(
  auth: InboundAuth,
  request: Request,
  body: () => Promise<Uint8Array>,
): Promise<unknown> {
  const exact = () => {
    if (!isExact(request)) throw new BodyError('body_parsed');
    return body();
  };
  let genuine: boolean;
  try {
    genuine = await auth({ request, body: exact });
    if (typeof genuine === 'function')
      throw new TypeError('auth must answer true or false (given function): call what it is made by');
  } catch (error) {
    return error ?? new Error('auth failed');
  }
  if (genuine !== true)
    throw new Refusal(
      401,
      'authentication_failed',
      'The token, the signature or the password is missing or wrong.',
    );
  return null;
}

async function parse(body: () => Promise<Uint8Array>): Promise<ParsedBody> {
  try {
    return parseBody(new TextDecoder().decode(await body()));
  } catch (error) {
    if (!(error instanceof BodyError))
      throw new Refusal(400, 'invalid_json', 'The body must be a JSON object.');
    throw new Refusal(STATUSES[error.code], error.code, error.message);
  }
}
