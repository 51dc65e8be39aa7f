import type { NumberOrigin, NumberStatus, NumberType, Provider } from './enums.js';
import { NUMBER_ORIGINS, NUMBER_STATUSES, NUMBER_TYPES, PROVIDERS } from './enums.js';
import type { Metadata, MetadataPatch, Money } from './primitives.js';
import {
  countryCode,
  httpUrl,
  id,
  metadataPatch,
  metadataSchema,
  moneySchema,
  phoneNumber,
} from './primitives.js';
import { lazy, open, time } from './schema.js';
import * as z from './z.js';

/** What a number costs. */
export interface NumberPricing {
  /** For each 28 days. */
  monthlyFee: Money;
  /** For each minute of an incoming call. */
  inboundPerMinute: Money;
  /** For each minute of an outgoing call. */
  outboundPerMinute: Money;
}

/** The address of your backend that is asked who should answer while the phone rings. */
export interface InboundCallback {
  /** Absolute http(s) URL. It may hold a capability token: treat it as a secret. */
  url: string;
}

/** A phone number of the account. */
export interface PhoneNumber {
  /** Opaque id, `pn_…`. */
  id: string;
  /** Grows with every change; pass it as `ifVersion` (`If-Match`) to write only if nothing changed since you read it. */
  version: number;
  /** E.164, such as `+14155550123`. */
  phoneNumber: string;
  /** Your name for it. */
  friendlyName: string | null;
  /** ISO 3166 code, such as `US`. */
  countryCode: string;
  /** The kind of line. */
  numberType: NumberType;
  /** Bought here, or imported. */
  origin: NumberOrigin;
  /** Who carries its calls. */
  provider: Provider;
  /** The telephony connection that it came through, `tc_…`. */
  connectionId: string;
  /** `renewal_due` numbers still work, for 48 hours. `released` ones are gone for good. */
  status: NumberStatus;
  /** `null` for imported numbers, which your own carrier bills. */
  pricing: NumberPricing | null;
  /** The inbound agent that answers it, by its active dispatch rule. */
  inboundAgentId: string | null;
  /** Its active dispatch rule. A number has at most one. */
  dispatchRuleId: string | null;
  /** Outbound agents that may call from it. */
  outboundAgentIds: string[];
  /** Asked while the phone rings; `null` = nobody is. */
  inboundCallback: InboundCallback | null;
  /** RFC 3339, UTC; `null` for imported numbers. */
  purchasedAt: string | null;
  /** When the next 28 days fall due. RFC 3339, UTC; managed numbers only. */
  renewsAt: string | null;
  /** When it is lost unless renewed, 48 hours after `renewsAt`. RFC 3339, UTC; managed numbers only. */
  releasesAt: string | null;
  /** Your own keys and values. */
  metadata: Metadata;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
}

/** What may be changed on a number. */
export interface NumberUpdateParams {
  /** Your name for it. */
  friendlyName?: string | null | undefined;
  /** Whom to ask while the phone rings, or `null` for nobody. */
  inboundCallback?: InboundCallback | null | undefined;
  /** Merged key by key; `null` deletes one. */
  metadata?: MetadataPatch | undefined;
}

/** Which numbers to list. */
export interface NumberFilters {
  /** Only numbers of this status. */
  status?: 'active' | 'renewal_due' | 'released' | undefined;
  /** Only numbers of this provider. */
  provider?: 'custom_sip' | 'twilio_byo' | 'twilio_managed' | 'indian' | undefined;
  /** ISO 3166 code of two capital letters. */
  countryCode?: string | undefined;
  /** Only numbers that this agent answers or may call from. */
  agentId?: string | undefined;
  /** Exactly this number, in E.164 form. */
  phoneNumber?: string | undefined;
}

export const pricingSchema = lazy(() =>
  z.looseObject({
    monthlyFee: moneySchema(),
    inboundPerMinute: moneySchema(),
    outboundPerMinute: moneySchema(),
  }),
);

export const phoneNumberSchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    version: z.int(),
    phoneNumber: z.string(),
    friendlyName: z.nullable(z.string()),
    countryCode: z.string(),
    numberType: open(NUMBER_TYPES),
    origin: open(NUMBER_ORIGINS),
    provider: open(PROVIDERS),
    connectionId: z.string(),
    status: open(NUMBER_STATUSES),
    pricing: z.nullable(pricingSchema()),
    inboundAgentId: z.nullable(z.string()),
    dispatchRuleId: z.nullable(z.string()),
    outboundAgentIds: z.array(z.string()),
    inboundCallback: z.nullable(z.looseObject({ url: z.string() })),
    purchasedAt: z.nullable(time()),
    renewsAt: z.nullable(time()),
    releasesAt: z.nullable(time()),
    metadata: metadataSchema(),
    createdAt: time(),
    updatedAt: time(),
  }),
);

export const numberUpdateSchema = lazy(() =>
  z.strictObject({
    friendlyName: z.optional(z.nullable(z.string())),
    inboundCallback: z.optional(z.nullable(z.strictObject({ url: httpUrl() }))),
    metadata: z.optional(metadataPatch()),
  }),
);

export const numberFilters = lazy(() => ({
  status: z.optional(z.enum(NUMBER_STATUSES)),
  provider: z.optional(z.enum(PROVIDERS)),
  countryCode: z.optional(countryCode()),
  agentId: z.optional(id()),
  phoneNumber: z.optional(phoneNumber()),
}));
