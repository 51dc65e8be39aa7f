import type { TranscriptSegment } from '../models/transcript.js';
import type { TranscriptLine } from './call-options.js';
import { iso, SECOND } from './times.js';

/** Spreads the lines evenly over the conversation, or a second each when it has no length. */
export function transcribe(lines: readonly TranscriptLine[], from: number, to: number): TranscriptSegment[] {
  const each = to > from ? (to - from) / lines.length : SECOND;
  const at = (line: number) => iso(Math.round(from + line * each));
  return lines.map(({ role, text }, sequence) => ({
    sequence,
    role,
    text,
    startedAt: at(sequence),
    endedAt: at(sequence + 1),
  }));
}
