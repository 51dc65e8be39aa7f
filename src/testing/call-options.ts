import type { Call } from '../models/call.js';
import type { Variables } from '../models/primitives.js';

/** One line of a simulated transcript; its times follow from the length of the call. */
export interface TranscriptLine {
  /** Who spoke. */
  role: 'agent' | 'caller' | 'tool';
  /** What was said. */
  text: string;
}

/** How a simulated call ends. */
export interface FinishOptions {
  /** How it ended. Default `completed`. */
  status?: 'completed' | 'no_answer' | 'busy' | 'failed' | 'canceled' | undefined;
  /** The typed data, checked against the agent's `returns`; fields left out become `null`. */
  result?: { [field: string]: string | number | boolean | null | undefined } | undefined;
  /** Makes the extraction of typed data fail with this message. */
  resultError?: string | undefined;
  /** What was said. */
  transcript?: readonly TranscriptLine[] | undefined;
  /** Where the recording of an answered call can be fetched, an absolute http(s) URL. Default: there is none. */
  recordingUrl?: string | undefined;
  /** Whole seconds from answer to end, a day (86,400) at most; the end may lie ahead of the clock. Default: until now. */
  durationSeconds?: number | undefined;
}

/** An incoming call. */
export interface RingOptions {
  /** Who calls, E.164. */
  from: string;
  /** The number called, E.164. */
  to: string;
  /** Given to the call, over those of the dispatch rule. */
  variables?: Variables | undefined;
}

/** A whole call at once. */
export interface SimulateCallOptions extends RingOptions, FinishOptions {}

/**
 * A call in the hands of a test.
 *
 * @example
 * ```ts
 * const live = await backend.ring({ from: '+14155550100', to: number.phoneNumber });
 * console.log(live.call.status); // in_progress
 * await live.finish();
 * console.log(live.call.status); // completed
 * ```
 */
export interface LiveCall {
  /** The call as it stands now. */
  readonly call: Call;
  /**
   * Ends the call. A call that is over already, rejected ones included, is answered unchanged.
   *
   * @example
   * ```ts
   * const live = await backend.ring({ from: '+14155550100', to: number.phoneNumber });
   * const call = await live.finish({ result: { callerName: 'Ada' }, durationSeconds: 75 });
   * ```
   */
  finish(options?: FinishOptions): Promise<Call>;
}
