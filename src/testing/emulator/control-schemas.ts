import { lazy } from '../../models/schema.js';
import * as z from '../../models/z.js';
import { answerFields, finishFields, finishOptions, ringFields } from '../call-schemas.js';

/** `POST /_emulator/ring` */
export const ringSchema = lazy(() =>
  z.strictObject({ ...ringFields(), finish: z.optional(finishOptions()) }),
);

/** `POST /_emulator/finish` */
export const finishSchema = lazy(() => z.strictObject({ callId: z.string(), ...finishFields() }));

/** `POST /_emulator/answer` */
export const answerSchema = lazy(() => z.strictObject({ callId: z.string(), ...answerFields() }));

/** `POST /_emulator/clock`: neither field only asks for the time. */
export const clockSchema = lazy(() =>
  z.strictObject({
    set: z.optional(z.union([z.string(), z.number()])),
    advanceMs: z.optional(z.number()),
  }),
);

/** `POST /_emulator/faults` */
export const faultSchema = lazy(() =>
  z.strictObject({
    clear: z.optional(z.boolean()),
    route: z.optional(z.string()),
    status: z.optional(z.number()),
    times: z.optional(z.number()),
    latencyMs: z.optional(z.number()),
    retryAfter: z.optional(z.union([z.string(), z.number()])),
    headers: z.optional(z.record(z.string(), z.string())),
    dropConnection: z.optional(z.union([z.boolean(), z.enum(['before', 'after'])])),
    truncateBody: z.optional(z.boolean()),
    body: z.optional(z.union([z.string(), z.record(z.string(), z.unknown())])),
  }),
);

/** `POST /_emulator/reset` */
export const resetSchema = lazy(() => z.strictObject({}));
