import { lazy } from './schema.js';
import * as z from './z.js';

/*
 * Checks for what callers send. Each message completes the sentence "<field> must be …", because
 * zod/mini's own messages say no more than "Invalid input".
 */

const E164 = /^\+[1-9]\d{1,14}$/;
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const INSTANT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;

function text(expected: string, ok: (value: string) => boolean, format?: string) {
  // Said of another type as well: a Date given for a time is told what to give in its place.
  const schema = z.string(expected).check(z.refine(ok, expected));
  return format ? schema.note({ format }) : schema;
}

function pattern(expected: string, form: RegExp) {
  return z.string(expected).check(z.regex(form, expected));
}

function attempt(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

export const id = lazy(() => text('a non-empty id', (v) => v.trim() !== ''));
export const words = lazy(() => text('a non-empty string', (v) => v.trim() !== ''));
export const phoneNumber = lazy(() => pattern('a phone number in E.164 form, such as +14155550123', E164));
export const clockTime = lazy(() => pattern('a 24-hour clock time HH:mm from 00:00 to 23:59', CLOCK_TIME));
export const calendarDate = lazy(() =>
  text('a calendar date YYYY-MM-DD that exists', isCalendarDate, 'date'),
);
export const zone = lazy(() =>
  text(
    'an IANA time zone, such as America/New_York',
    (v) => ZONE_NAME.test(v) && attempt(() => new Intl.DateTimeFormat('en', { timeZone: v })),
  ),
);
export const instant = lazy(() =>
  text(
    'an RFC 3339 time with an offset, such as 2026-11-01T09:00:00Z',
    (v) => INSTANT.test(v) && isCalendarDate(v.slice(0, 10)) && !Number.isNaN(Date.parse(v)),
    'date-time',
  ),
);
export const httpUrl = lazy(() => text('an absolute http or https URL', isHttpUrl, 'uri'));
export const language = lazy(() =>
  text(
    'a BCP 47 language tag, such as en or pt-BR',
    (v) => v !== '' && attempt(() => Intl.getCanonicalLocales(v)),
  ),
);
export const countryCode = lazy(() =>
  pattern('an ISO 3166 country code of two capital letters, such as US', /^[A-Z]{2}$/),
);

/** Money in an answer: a decimal string, because a float cannot hold 0.1. */
export interface Money {
  /** A decimal number as a string, such as `"0.0085"`. */
  amount: string;
  /** ISO 4217 code, such as `"USD"`. */
  currency: string;
}

export const moneySchema = lazy(() => z.looseObject({ amount: z.string(), currency: z.string() }));

export const moneyInput = lazy(() =>
  z.strictObject({
    amount: pattern('a decimal number as a string, such as "1.15"', /^\d+(\.\d+)?$/),
    currency: pattern('an ISO 4217 code, such as USD', /^[A-Z]{3}$/),
  }),
);

/** Your own keys and values on an object: at most 50 keys of 40 characters, values of 2,000. */
export interface Metadata {
  [key: string]: string;
}

/** A change of metadata: a string sets a key, `null` deletes it, keys left out stay. */
export interface MetadataPatch {
  [key: string]: string | null;
}

const key = () =>
  z
    .string()
    .check(z.minLength(1, 'a key of 1 to 40 characters'), z.maxLength(40, 'a key of 1 to 40 characters'));
const value = () => z.string().check(z.maxLength(2000, 'a string of at most 2,000 characters'));
const fewKeys = () =>
  z.refine<object>((map) => Object.keys(map).length <= 50, { error: 'a map of at most 50 keys' });

export const metadataSchema = lazy(() => z.record(z.string(), z.string()));
export const metadataInput = lazy(() => z.record(key(), value()).check(fewKeys()));
export const metadataPatch = lazy(() => z.record(key(), z.nullable(value())).check(fewKeys()));

/** Values handed to the agent for one call, by name. */
export interface Variables {
  [name: string]: string;
}

export const variablesSchema = lazy(() => z.record(z.string(), z.string()));
