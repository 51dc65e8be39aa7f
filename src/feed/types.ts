import type { CallEvent } from '../models/event.js';

/** The types of events about calls. */
export type CallEventType = CallEvent['type'];

/** Which calls to follow, and from where. */
export interface CallStreamParams {
  /** Only calls that this rule routes. */
  dispatchRuleId?: string | undefined;
  /** Only calls of this agent. */
  agentId?: string | undefined;
  /** Only calls of this number. */
  numberId?: string | undefined;
  /** Only these events. Default: all about calls. */
  types?: readonly CallEventType[] | undefined;
  /** Resume after this event: a {@link CallStream.lastEventId} that was saved. Default: from now on. */
  lastEventId?: string | undefined;
  /** Ends the stream with an `AbortError`. To end it quietly, leave the loop or call `close`. */
  signal?: AbortSignal | undefined;
}

/** How a stream is connected. */
export interface StreamOptions {
  /** Ends the stream with an `AbortError`, as the `signal` of the params does. This one wins if both are given. */
  signal?: AbortSignal | undefined;
  /** For one attempt to connect, in ms. Default: the client's. */
  timeoutMs?: number | undefined;
  /** Retries of the first connection. Once it has been open, a stream reconnects without limit. */
  maxRetries?: number | undefined;
  /** After this long without a byte, heartbeats included, the connection counts as dead; in ms. Default 45,000. */
  idleTimeoutMs?: number | undefined;
  /** Sent with each request. */
  headers?: { [name: string]: string } | undefined;
}

/**
 * Events about calls as they happen. It connects when it is iterated, and reconnects by itself when the connection
 * breaks, without gaps or duplicates. A slow loop slows down the reading; nothing piles up in memory.
 *
 * @example
 * ```ts endless
 * const stream = client.calls.stream({ types: ['call.completed'] });
 * for await (const { data } of stream) {
 *   console.log(data.call.id, data.call.durationSeconds);
 *   await writeFile('last-event-id', stream.lastEventId ?? '');
 * }
 * ```
 */
export interface CallStream extends AsyncIterable<CallEvent> {
  /**
   * The place in the feed up to which events have been handed out: save it, and pass it as `lastEventId` to resume
   * later or in another process. `undefined` until the feed is open.
   */
  readonly lastEventId: string | undefined;
  /**
   * Ends the stream; a loop over it ends after the current event.
   *
   * @example
   * ```ts
   * const stream = client.calls.stream({ agentId: agent.id });
   * for await (const { type } of stream) if (type === 'call.completed') stream.close();
   * console.log(stream.lastEventId !== undefined); // true
   * ```
   */
  close(): void;
}
