import type { EventSourceMessage } from 'eventsource-parser';
import { createParser } from 'eventsource-parser';
import { CordboardError } from '../errors.js';

/** The longest single message, in characters: what is longer is no event of ours. */
const LONGEST = 10_000_000;

/** Turns the bytes of one connection into messages; what is cut off at its end is dropped. */
export function createReader(onRetry: (ms: number) => void) {
  let found: EventSourceMessage[] = [];
  const decoder = new TextDecoder();
  const parser = createParser({
    maxBufferSize: LONGEST,
    onEvent: (message) => found.push(message),
    onRetry,
    onError(error) {
      if (error.type !== 'max-buffer-size-exceeded') return;
      throw new CordboardError(`The live feed sent a message of over ${LONGEST} characters.`);
    },
  });
  return (bytes: Uint8Array): EventSourceMessage[] => {
    parser.feed(decoder.decode(bytes, { stream: true }));
    const messages = found;
    found = [];
    return messages;
  };
}
