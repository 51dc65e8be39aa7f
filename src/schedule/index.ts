/**
 * When rules take calls, answered without a network by the same code that the backend routes with.
 *
 * @module cordboard/schedule
 */
export { accepts, evaluate, nextClosing, nextOpening, openIntervals, rejectionReasons } from './ask.js';
export { type CallMoment, type CompiledSchedule, compileSchedule } from './compile.js';
export { type Coverage, type CoverageStep, coverage } from './coverage.js';
export { isScheduleError, ScheduleError } from './errors.js';
export { type ICalendarOptions, toICalendar } from './icalendar.js';
export {
  type CallPreview,
  type CallReason,
  type PreviewCallOptions,
  previewCall,
  type RoutedRule,
} from './preview-call.js';
export { type RenderWeekOptions, renderWeek } from './render-week.js';
export type {
  EvaluateOptions,
  Evaluation,
  Instant,
  LuxonDateTime,
  Range,
  Reading,
  Readings,
  Reason,
  ReasonCode,
  ScheduleFields,
  ScheduleRule,
} from './types.js';
export { type Finding, type FindingCode, type ValidateOptions, validateSchedule } from './validate.js';
