/**
 * When rules take calls, answered without a network by the same code that the backend routes with.
 *
 * @packageDocumentation
 */
export { accepts, evaluate, nextClosing, nextOpening, openIntervals, rejectionReasons } from './ask.js';
export { type CallMoment, type CompiledSchedule, compileSchedule } from './compile.js';
export { isScheduleError, ScheduleError } from './errors.js';
export type {
  EvaluateOptions,
  Evaluation,
  Instant,
  Range,
  Reading,
  Readings,
  Reason,
  ReasonCode,
  ScheduleFields,
  ScheduleRule,
} from './types.js';
