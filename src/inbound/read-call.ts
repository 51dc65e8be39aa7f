import { isId } from './decision.js';
import { toE164 } from './numbers.js';
import type { InboundCall, InboundId } from './types.js';

type Fields = { readonly [field: string]: unknown };

/** What a request turned out to be. */
export interface ReadRequest {
  /** Whether it asks about a ringing call. */
  isCall: boolean;
  /** What kind of event it says it is. */
  event: string | null;
  /** As much of the call as could be read. */
  call: InboundCall;
}

/** The JSON of a request. */
export interface ParsedBody {
  raw: unknown;
  /** Ids that are texts in `raw` and were numbers on the wire. */
  bare: readonly string[];
}

/** Ids beyond 2^53 become texts, because as numbers they would be read as other ones. */
export function parseBody(json: string): ParsedBody {
  const bare: string[] = [];
  // What ends in a quote and a colon is a name: inside a text the quote would be escaped.
  const exact = json.replace(
    /("\w*id"\s*:\s*)([1-9]\d{15,})(?=\s*[,}])/gi,
    (all, name: string, digits: string) => {
      if (Number.isSafeInteger(Number(digits))) return all;
      bare.push(digits);
      return `${name}"${digits}"`;
    },
  );
  return { raw: JSON.parse(exact), bare };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
const id = (value: unknown): InboundId | null => (isId(value) ? value : null);

/**
 * Reads what the platform sends, and what it has been seen to send: other capitals, ids as texts, fields that
 * nobody told of. `undefined` when it is no object.
 */
export function readRequest(raw: unknown, callingCode: string): ReadRequest | undefined {
  if (!isObject(raw)) return undefined;
  const inner = field(raw, 'CallInBound');
  const details = isObject(inner) ? inner : {};
  const event = text(field(raw, 'Event'));
  const callerAsSent = text(field(details, 'Caller'));
  const calleeAsSent = text(field(details, 'Callee'));
  return {
    event: event || null,
    isCall: event === '' ? isObject(inner) : event.toLowerCase() === 'callinbound',
    call: {
      sessionId: text(field(raw, 'SessionId')),
      sdkAppId: id(field(raw, 'SdkAppId')),
      caller: toE164(callerAsSent, callingCode),
      callee: toE164(calleeAsSent, callingCode),
      callerAsSent,
      calleeAsSent,
      boundAgentId: id(field(details, 'AIAgentId')),
      boundIvrId: id(field(details, 'IvrId')),
      raw,
    },
  };
}

/** A field by its name, in whatever capitals; the documented ones first. */
function field(object: Fields, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const found = Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : object[found];
}
