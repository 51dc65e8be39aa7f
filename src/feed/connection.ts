import type { EventSourceMessage } from 'eventsource-parser';
import type { Clock } from '../clock.js';
import { ConnectionError } from '../errors.js';
import { within } from '../transport/engine.js';
import { createReader } from './messages.js';

/** What reading one connection needs. */
interface Reading {
  clock: Clock;
  idleTimeoutMs: number;
  /** Ends the reading, even where the runtime's `fetch` does not end it. */
  signal: AbortSignal;
  /** Told how long the server asks to wait before the next connection, in ms. */
  onRetry: (ms: number) => void;
}

/**
 * The messages of one connection, as they are asked for: nothing is read while the last ones are still
 * being worked on, so a slow reader is a slow connection and no heap of messages.
 */
export async function* messagesOf(
  body: ReadableStream<Uint8Array>,
  { clock, idleTimeoutMs, signal, onRetry }: Reading,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const reader = body.getReader();
  const parse = createReader(onRetry);
  try {
    for (;;) {
      const { value, done } = await within(reader.read(), {
        clock,
        ms: idleTimeoutMs,
        signal,
        // Not even a heartbeat came.
        late: () => new ConnectionError('The live feed has fallen silent.', 'unknown'),
        aborted: () => new ConnectionError('The live feed was closed.', 'unknown'),
      });
      if (done) return;
      yield* parse(value);
    }
  } finally {
    // A `fetch` of one's own may not heed the signal, and would keep the connection.
    reader.cancel().catch(() => undefined);
  }
}
