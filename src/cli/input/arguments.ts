import { InvalidArgumentError, Option } from 'commander';

/*
 * Readers of arguments: each gives back the value, or says what it must be.
 */

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Text of one form. */
function matching(form: RegExp, expected: string) {
  return (text: string): string => {
    if (form.test(text)) return text;
    throw new InvalidArgumentError(`It must be ${expected}.`);
  };
}

export const e164 = matching(/^\+[1-9]\d{1,14}$/, 'a phone number in E.164 form, such as +14155550123');
export const country = matching(/^[A-Z]{2}$/, 'a country code of two capital letters, such as US');
export const amount = matching(/^\d{1,9}(\.\d{1,6})?$/, 'an amount such as 2.00');
export const eventId = matching(/^[\x21-\x7e]+$/, 'the id of an event, such as evt_123');
// Node takes an empty one for every address of the machine.
export const address = matching(/^\S+$/, 'an address such as 127.0.0.1');
export const token = matching(/^[\x21-\x7e]+$/, 'printable ASCII without spaces, such as sk_test');

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;

/** Whether there is such a day: `Date` takes 30 February for 2 March. */
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** A moment, with its offset: a time of day without one would depend on the machine. */
export function moment(text: string): string {
  if (RFC3339.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It must be a time with an offset, such as 2026-11-01T09:00:00Z.');
}

/** A calendar date. */
export function date(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text)) return text;
  throw new InvalidArgumentError('It must be a date, such as 2026-11-02.');
}

/** An option with a closed set of words. */
export function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words);
}
