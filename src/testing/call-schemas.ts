import { ANSWERERS, TRANSCRIPT_ROLES } from '../models/enums.js';
import { httpUrl, variablesSchema } from '../models/primitives.js';
import { lazy } from '../models/schema.js';
import * as z from '../models/z.js';

const fieldValue = lazy(() => z.optional(z.nullable(z.union([z.string(), z.number(), z.boolean()]))));

/** How a call ends: the fields of `FinishOptions`. */
export const finishFields = lazy(() => ({
  status: z.optional(z.enum(['completed', 'no_answer', 'busy', 'failed', 'canceled'])),
  result: z.optional(z.record(z.string(), fieldValue())),
  resultError: z.optional(z.string()),
  transcript: z.optional(z.array(z.strictObject({ role: z.enum(TRANSCRIPT_ROLES), text: z.string() }))),
  recordingUrl: z.optional(httpUrl()),
  durationSeconds: z.optional(z.number()),
}));

/** Who calls whom: the fields of `RingOptions`. */
export const ringFields = lazy(() => ({
  from: z.string(),
  to: z.string(),
  variables: z.optional(variablesSchema()),
}));

/** Who picks up: the fields of `AnswerOptions`. */
export const answerFields = lazy(() => ({ answeredBy: z.optional(z.enum(ANSWERERS)) }));

export const ringOptions = lazy(() => z.strictObject(ringFields()));
export const finishOptions = lazy(() => z.strictObject(finishFields()));
export const simulateOptions = lazy(() => z.strictObject({ ...ringFields(), ...finishFields() }));
export const answerOptions = lazy(() => z.strictObject(answerFields()));
