import type { CallStream, CallStreamParams, StreamOptions } from '../feed/types.js';
import type { CallEvent } from '../models/event.js';
import type { Core } from '../transport/call.js';

/** A stream that has not connected yet: what talks to the feed is loaded when it is iterated. */
export function callStream(core: Core, params?: CallStreamParams, options?: StreamOptions): CallStream {
  const closing = new AbortController();
  const place = { lastEventId: params?.lastEventId };
  return {
    get lastEventId() {
      return place.lastEventId;
    },
    close: () => closing.abort(),
    async *[Symbol.asyncIterator](): AsyncGenerator<CallEvent, void, undefined> {
      const { follow } = await import('../feed/follow.js');
      yield* follow(core, params, options, place, closing.signal);
    },
  };
}
