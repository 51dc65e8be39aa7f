import type { TranscriptRole } from './enums.js';
import { TRANSCRIPT_ROLES } from './enums.js';
import { lazy, open, time } from './schema.js';
import * as z from './z.js';

/** One turn of a conversation. */
export interface TranscriptSegment {
  /** Place in the transcript, from 0. */
  sequence: number;
  /** Who spoke. */
  role: TranscriptRole;
  /** What was said. */
  text: string;
  /** RFC 3339, UTC. */
  startedAt: string;
  /** RFC 3339, UTC. */
  endedAt: string;
}

/** What was said in a call. */
export interface Transcript {
  /** The call, `call_…`. */
  callId: string;
  /** In order. */
  segments: TranscriptSegment[];
}

export const transcriptSchema = lazy(() =>
  z.looseObject({
    callId: z.string(),
    segments: z.array(
      z.looseObject({
        sequence: z.int(),
        role: open(TRANSCRIPT_ROLES),
        text: z.string(),
        startedAt: time(),
        endedAt: time(),
      }),
    ),
  }),
);
