import type { Weekday } from './enums.js';
import { WEEKDAYS } from './enums.js';
import { calendarDate, clockTime, zone } from './primitives.js';
import { lazy, list, open } from './schema.js';
import * as z from './z.js';

/** The part of a day in which calls are taken. A start after the end runs past midnight. */
export interface CallWindow {
  /** First minute that is open, `HH:mm`; `null` = from midnight. */
  start: string | null;
  /** First minute that is closed again, `HH:mm`; `null` = to midnight. */
  end: string | null;
}

/** When a dispatch rule takes calls, by the wall clock of its time zone. */
export interface Schedule {
  /** IANA time zone, such as `America/New_York`. */
  timezone: string;
  /** First date on which a window may start, `YYYY-MM-DD`. */
  startDate: string | null;
  /** Last date on which a window may start, `YYYY-MM-DD`. */
  endDate: string | null;
  /** `null` = the whole day. */
  callWindow: CallWindow | null;
  /** Days on which a window may start. */
  activeDays: Weekday[];
}

/** A call window as it is sent. */
export interface CallWindowInput {
  /** First minute that is open, `HH:mm` from `00:00` to `23:59`. */
  start?: string | null | undefined;
  /** First minute that is closed again, `HH:mm`. It may lie before `start`: overnight. */
  end?: string | null | undefined;
}

/** A schedule as it is sent. */
export interface ScheduleInput {
  /** IANA time zone, such as `America/New_York`. */
  timezone: string;
  /** First date on which a window may start, `YYYY-MM-DD`. */
  startDate?: string | null | undefined;
  /** Last date on which a window may start, `YYYY-MM-DD`. */
  endDate?: string | null | undefined;
  /** Leave it out, or `null`, for the whole day. */
  callWindow?: CallWindowInput | null | undefined;
  /** Leave it out for every day. `[]` = never. */
  activeDays?: readonly Weekday[] | undefined;
}

export const scheduleSchema = lazy(() =>
  z.looseObject({
    timezone: z.string(),
    startDate: z.nullable(z.string()),
    endDate: z.nullable(z.string()),
    callWindow: z.nullable(z.looseObject({ start: z.nullable(z.string()), end: z.nullable(z.string()) })),
    activeDays: z.array(open(WEEKDAYS) as z.Schema<Weekday>),
  }),
);

const notEqual = () =>
  z.refine<CallWindowInput>((w) => !w.start || w.start !== w.end, {
    error: 'a window whose start and end differ (leave callWindow out for the whole day)',
  });

const inOrder = () =>
  z.refine<ScheduleInput>((s) => !s.startDate || !s.endDate || s.startDate <= s.endDate, {
    error: 'a date that is not before startDate',
    path: ['endDate'],
  });

export const scheduleInput = lazy(() =>
  z
    .strictObject({
      timezone: zone(),
      startDate: z.optional(z.nullable(calendarDate())),
      endDate: z.optional(z.nullable(calendarDate())),
      callWindow: z.optional(
        z.nullable(
          z
            .strictObject({
              start: z.optional(z.nullable(clockTime())),
              end: z.optional(z.nullable(clockTime())),
            })
            .check(notEqual()),
        ),
      ),
      activeDays: z.optional(list(z.enum(WEEKDAYS))),
    })
    .check(inOrder()),
);
