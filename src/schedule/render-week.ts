import { DAY, formatDay, parseDay } from './civil.js';
import { ScheduleError } from './errors.js';
import { toMillis } from './instant.js';
import { labelsOf, listOf } from './rules.js';
import type { Instant, Readings, ScheduleRule } from './types.js';
import { weekOf } from './week-columns.js';
import { svgWeek } from './week-svg.js';
import { textWeek } from './week-text.js';
import { zoneTable } from './zone.js';

/** What to draw. */
export interface RenderWeekOptions extends Readings {
  /** `svg` for pages and documents, `text` for terminals. */
  format: 'svg' | 'text';
  /** Any date in the week, `YYYY-MM-DD`, or an instant. The week runs from Monday to Sunday. */
  weekOf: Instant;
  /** IANA zone of the wall clock to draw. Default: the zone of the first rule, else `UTC`. */
  timezone?: string | undefined;
  /** A name for each rule, in their order. Default: the rule's id, else "Rule 1". */
  labels?: readonly string[] | undefined;
}

/**
 * Draws a week of one or several rules: open hours are filled; with several rules the gaps are dotted and the
 * overlaps striped. On a day on which the clocks change, the skipped hour is crossed out and a repeated hour
 * shows both its passes. The SVG follows the reader's light or dark scheme and carries the week in words.
 *
 * @throws ScheduleError for a rule, a date, a zone or a format that does not exist.
 * @example
 * ```ts
 * import { renderWeek } from 'cordboard/schedule';
 *
 * const rule = { schedule: { timezone: 'Europe/Berlin', callWindow: { start: '09:00', end: '18:00' } } };
 * console.log(renderWeek(rule, { format: 'text', weekOf: '2026-03-23' }));
 * ```
 */
export function renderWeek(
  rules: ScheduleRule | readonly ScheduleRule[],
  options: RenderWeekOptions,
): string {
  const list = listOf(rules);
  const format = options?.format;
  if (format !== 'svg' && format !== 'text') throw new ScheduleError('format', 'svg or text', format);
  const timezone = options.timezone ?? list[0]?.schedule?.timezone ?? 'UTC';
  const zone = zoneTable(timezone);
  if (!zone) throw new ScheduleError('timezone', 'an IANA time zone, such as America/New_York', timezone);
  const day = parseDay(options.weekOf);
  const wall = day === undefined ? zone.wall(toMillis(options.weekOf, 'weekOf')) : day * DAY;
  const week = weekOf(list, zone, wall, options);
  const title = `Week of ${formatDay(week.monday)}, ${timezone}`;
  return (format === 'svg' ? svgWeek : textWeek)(week, title, labelsOf(list, options.labels));
}
