import {
  AGENT_TYPES,
  ENDPOINT_STATUSES,
  EVENT_TYPES,
  NUMBER_TYPES,
  PROVIDERS,
  VOICEMAIL_ACTIONS,
} from '../../models/enums.js';
import {
  countryCode,
  httpUrl,
  id,
  language,
  metadataInput,
  phoneNumber,
  variablesSchema,
  words,
} from '../../models/primitives.js';
import { returnsInput } from '../../models/returns.js';
import { scheduleInput } from '../../models/schedule.js';
import { lazy } from '../../models/schema.js';
import * as z from '../../models/z.js';

const KEY = 'a key of 1 to 64 letters, digits and + - _ . that begins with a letter, a digit or +';
const key = lazy(() => z.string().check(z.regex(/^[A-Za-z0-9+][A-Za-z0-9+_.-]{0,63}$/, KEY)));

const variable = lazy(() =>
  z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable')),
);
const ENV = 'a reference { "env": "NAME" } to an environment variable';
const reference = lazy(() => z.strictObject({ env: variable() }, ENV));
const textOrReference = lazy(() => z.union([words(), reference()], `a non-empty string, or ${ENV}`));
const urlOrReference = lazy(() =>
  z.union([httpUrl(), reference()], `an absolute http or https URL, or ${ENV}`),
);

/** Where a new signing secret goes. */
export const secretTarget = lazy(() =>
  z.union(
    [z.strictObject({ file: words(), name: variable() }), z.strictObject({ callback: words() })],
    'where a new secret goes: { "file", "name" } or { "callback" }',
  ),
);

const connection = lazy(() =>
  z.strictObject({
    type: z.enum(PROVIDERS),
    friendlyName: words(),
    id: z.optional(id()),
    acceptTerms: z.optional(z.boolean()),
    accountSid: z.optional(textOrReference()),
    authToken: z.optional(reference()),
  }),
);

const TOOLS = 'a list of at most 16 tools';
const agent = lazy(() =>
  z.strictObject({
    name: words(),
    type: z.enum(AGENT_TYPES),
    id: z.optional(id()),
    persona: z.optional(z.nullable(z.string())),
    instructions: z.optional(z.nullable(z.string())),
    voice: z.optional(z.nullable(z.string())),
    language: z.optional(language()),
    returns: z.optional(returnsInput()),
    tools: z.optional(z.array(z.record(z.string(), z.unknown())).check(z.maxLength(16, TOOLS))),
    voicemailAction: z.optional(z.enum(VOICEMAIL_ACTIONS)),
    webhookUrl: z.optional(z.nullable(urlOrReference())),
    signingSecret: z.optional(secretTarget()),
    metadata: z.optional(metadataInput()),
    numbers: z.optional(z.array(z.string())),
    primaryNumber: z.optional(z.string()),
  }),
);

const DIGITS = 'digits, letters (vanity) and * (any digit), at most 15';
const buy = lazy(() =>
  z.strictObject({
    countryCode: countryCode(),
    areaCode: z.optional(
      z.string().check(z.regex(/^\d{1,6}$/, 'one to six digits in quotes, such as "415"')),
    ),
    contains: z.optional(z.string().check(z.regex(/^[\dA-Za-z*]{1,15}$/, DIGITS))),
    region: z.optional(words()),
    numberType: z.optional(z.enum(NUMBER_TYPES)),
    maxMonthlyFee: z.optional(
      z.string().check(z.regex(/^\d+(\.\d+)?$/, 'a decimal number in quotes, such as "1.15"')),
    ),
  }),
);

const number = lazy(() =>
  z.strictObject({
    phoneNumber: z.optional(phoneNumber()),
    connection: z.optional(z.string()),
    buy: z.optional(buy()),
    import: z.optional(
      z.strictObject({
        terminationUri: z.optional(textOrReference()),
        sipUsername: z.optional(textOrReference()),
        sipPassword: z.optional(reference()),
        numberSid: z.optional(textOrReference()),
      }),
    ),
    friendlyName: z.optional(z.nullable(z.string())),
    inboundCallback: z.optional(z.nullable(z.strictObject({ url: urlOrReference() }))),
    metadata: z.optional(metadataInput()),
  }),
);

const LIMIT = 'an integer from 1 to 10';
const route = lazy(() =>
  z.strictObject({
    agent: z.string(),
    schedule: z.optional(z.nullable(scheduleInput())),
    maxConcurrentCalls: z.optional(z.int(LIMIT).check(z.gte(1, LIMIT), z.lte(10, LIMIT))),
    variables: z.optional(variablesSchema()),
    metadata: z.optional(metadataInput()),
  }),
);

const EVENTS = 'a list of at least one event type, or ["*"]';
const webhook = lazy(() =>
  z.strictObject({
    url: urlOrReference(),
    id: z.optional(id()),
    description: z.optional(z.nullable(z.string())),
    enabledEvents: z.optional(z.array(z.enum(['*', ...EVENT_TYPES])).check(z.minLength(1, EVENTS))),
    status: z.optional(z.enum(ENDPOINT_STATUSES)),
    signingSecret: z.optional(secretTarget()),
    metadata: z.optional(metadataInput()),
  }),
);

/** The shape of a config. What its parts refer to is checked after. */
export const routingSchema = lazy(() =>
  z.strictObject({
    $schema: z.optional(z.string()),
    connections: z.optional(z.record(key(), connection())),
    agents: z.optional(z.record(key(), agent())),
    numbers: z.optional(z.record(key(), number())),
    routes: z.optional(z.record(key(), z.optional(z.nullable(route())))),
    webhooks: z.optional(z.record(key(), webhook())),
  }),
);
