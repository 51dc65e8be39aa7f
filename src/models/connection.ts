import type { ConnectionStatus, Provider } from './enums.js';
import { CONNECTION_STATUSES, PROVIDERS } from './enums.js';
import { httpUrl, phoneNumber, words } from './primitives.js';
import { lazy, list, open, secret, time } from './schema.js';
import * as z from './z.js';

/** A connection to the telephone network. Fields that belong to other types are `null`. */
export interface TelephonyConnection {
  /** Opaque id, `tc_…`. */
  id: string;
  /** Grows with every change; pass it as `ifVersion` (`If-Match`) to write only if nothing changed since you read it. */
  version: number;
  /** Who carries the calls. */
  type: Provider;
  /** Your name for it. */
  friendlyName: string;
  /** `active` connections carry calls; the others say which step is missing. */
  status: ConnectionStatus;
  /** `custom_sip`: where your carrier must point. */
  platformSipUri: string | null;
  /** `twilio_byo`: the last four characters of the account SID. */
  accountSidLast4: string | null;
  /** `twilio_managed`: when the terms were accepted. RFC 3339, UTC. */
  termsAcceptedAt: string | null;
  /** `indian`: the verified mobile number, E.164. */
  mobileNumber: string | null;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
}

/** Your own SIP trunk. */
export interface CustomSipConnectionParams {
  /** The kind of connection. */
  type: 'custom_sip';
  /** Your name for it. */
  friendlyName: string;
}

/** Your own Twilio account. */
export interface TwilioByoConnectionParams {
  /** The kind of connection. */
  type: 'twilio_byo';
  /** Your name for it. */
  friendlyName: string;
  /** Twilio account SID, `AC…`. */
  accountSid: string;
  /** Twilio auth token: written, never returned. */
  authToken: string;
}

/** Twilio run by the platform. The choice is permanent: it shuts out `twilio_byo`. */
export interface TwilioManagedConnectionParams {
  /** The kind of connection. */
  type: 'twilio_managed';
  /** Your name for it. */
  friendlyName: string;
  /** Must be `true`: the platform's telephony terms. */
  acceptTerms?: boolean | undefined;
}

/** Indian telephony: verify a mobile number, then submit KYC, before numbers can be bought. */
export interface IndianConnectionParams {
  /** The kind of connection. */
  type: 'indian';
  /** Your name for it. */
  friendlyName: string;
}

/** What a connection is created with, by type. */
export type ConnectionCreateParams =
  | CustomSipConnectionParams
  | TwilioByoConnectionParams
  | TwilioManagedConnectionParams
  | IndianConnectionParams;

/** What may be changed on a connection. */
export interface ConnectionUpdateParams {
  /** Your name for it. */
  friendlyName?: string | undefined;
  /** `twilio_byo`: a new auth token. Written, never returned. */
  authToken?: string | undefined;
}

/** Verifies a mobile number: once without `code` to have one sent, then again with it. */
export interface VerifyMobileParams {
  /** E.164. */
  mobileNumber: string;
  /** The code that was sent to it. */
  code?: string | undefined;
}

/** One document of a KYC submission. */
export interface KycDocument {
  /** What it is, such as `certificate_of_incorporation`. */
  kind: string;
  /** Absolute http(s) URL from which it can be fetched. */
  url: string;
}

/** The business behind an Indian connection. */
export interface KycParams {
  /** Registered name. */
  legalName: string;
  /** Legal form, such as `private_limited`. */
  businessType: string;
  /** Registration number, such as a CIN. */
  registrationNumber: string;
  /** At least one document. */
  documents: readonly KycDocument[];
}

export const connectionSchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    version: z.int(),
    type: open(PROVIDERS),
    friendlyName: z.string(),
    status: open(CONNECTION_STATUSES),
    platformSipUri: z.nullable(z.string()),
    accountSidLast4: z.nullable(z.string()),
    termsAcceptedAt: z.nullable(time()),
    mobileNumber: z.nullable(z.string()),
    createdAt: time(),
    updatedAt: time(),
  }),
);

export const connectionCreateSchema = lazy(() =>
  z.discriminatedUnion(
    'type',
    [
      z.strictObject({ type: z.literal('custom_sip'), friendlyName: words() }),
      z.strictObject({
        type: z.literal('twilio_byo'),
        friendlyName: words(),
        accountSid: words(),
        authToken: secret(),
      }),
      z.strictObject({
        type: z.literal('twilio_managed'),
        friendlyName: words(),
        acceptTerms: z.optional(z.boolean()),
      }),
      z.strictObject({ type: z.literal('indian'), friendlyName: words() }),
    ],
    `one of ${PROVIDERS.map((type) => `"${type}"`).join(', ')}`,
  ),
);

export const connectionUpdateSchema = lazy(() =>
  z.strictObject({ friendlyName: z.optional(words()), authToken: z.optional(secret()) }),
);

export const verifyMobileSchema = lazy(() =>
  z.strictObject({ mobileNumber: phoneNumber(), code: z.optional(secret()) }),
);

export const kycSchema = lazy(() =>
  z.strictObject({
    legalName: words(),
    businessType: words(),
    registrationNumber: words(),
    documents: list(z.strictObject({ kind: words(), url: httpUrl() })).check(
      z.minLength(1, 'a list of at least one document'),
    ),
  }),
);
