import { compiled } from './cache.js';
import { END, toRange } from './instant.js';
import { labelsOf, listOf } from './rules.js';
import type { Range, Readings, ScheduleRule } from './types.js';

/** What to export. */
export interface ICalendarOptions extends Range, Readings {
  /** A name for each rule, in their order. Default: the rule's id, else "Rule 1". */
  labels?: readonly string[] | undefined;
}

const encoder = new TextEncoder();

/** `20260308T070000Z` */
const stamp = (time: number) => new Date(time).toISOString().replace(/-|:|\.\d+/g, '');

/** RFC 5545 §3.3.11 has a way to write the end of a line, and none for other control characters. */
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');

/** RFC 5545 §3.1: no line over 75 octets, and none cut inside a character. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}

/**
 * The open times as an iCalendar file (RFC 5545) for any calendar program: one event for each open interval,
 * in UTC, so that nothing is left to another program's idea of a recurrence. The same input gives the same
 * bytes. iCalendar counts whole seconds: the range is widened outwards to them, as far as the year 9999 goes.
 * Where nothing is open, one journal entry says so, because a calendar must hold something.
 *
 * @throws ScheduleError for a rule that cannot be evaluated, or a range that is reversed or over 50 years long.
 * @example
 * ```ts
 * import { toICalendar } from 'cordboard/schedule';
 *
 * const rule = { schedule: { timezone: 'Europe/Berlin', callWindow: { start: '09:00', end: '18:00' } } };
 * const text = toICalendar(rule, { from: '2026-03-02T00:00:00Z', to: '2026-03-09T00:00:00Z', labels: ['Sales'] });
 * console.log(text.match(/DTSTART:.*Z/)?.[0]); // DTSTART:20260302T080000Z
 * ```
 */
export function toICalendar(
  rules: ScheduleRule | readonly ScheduleRule[],
  options: ICalendarOptions,
): string {
  const list = listOf(rules);
  const [exactFrom, exactTo] = toRange(options);
  const from = Math.floor(exactFrom / 1000) * 1000;
  const to = Math.min(Math.ceil(exactTo / 1000) * 1000, END - 1000);
  const labels = labelsOf(list, options.labels);
  const ids = list.map((rule) => escaped(rule.id ?? ''));
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cordboard//Schedule//EN'];
  const add = (kind: string, uid: string, ...more: string[]) =>
    lines.push(`BEGIN:${kind}`, `UID:${uid}@cordboard`, `DTSTAMP:${stamp(from)}`, ...more, `END:${kind}`);
  list.forEach((rule, index) => {
    // An id names a rule wherever it stands in the list, unless an earlier one has it already.
    const id = ids[index] as string;
    const own = id && ids.indexOf(id) === index;
    let name = own ? id : `rule-${index + 1}`;
    while (!own && ids.includes(name)) name += '+';
    const edges = compiled(rule, options).stretches(from, to);
    for (let i = 0; i < edges.length; i += 2) {
      const [open, close] = [stamp(edges[i] as number), stamp(edges[i + 1] as number)];
      const summary = `SUMMARY:${escaped(labels[index] as string)}`;
      add('VEVENT', `${name}-${open}`, `DTSTART:${open}`, `DTEND:${close}`, summary);
    }
  });
  if (!lines[3]) add('VJOURNAL', `closed-${stamp(from)}`, 'SUMMARY:Closed throughout');
  lines.push('END:VCALENDAR', '');
  return lines.map(folded).join('\r\n');
}
