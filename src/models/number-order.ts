import type { NumberType, Provider } from './enums.js';
import { NUMBER_TYPES, PROVIDERS } from './enums.js';
import type { NumberPricing } from './phone-number.js';
import { pricingSchema } from './phone-number.js';
import type { Metadata, Money } from './primitives.js';
import { countryCode, id, metadataInput, moneyInput, phoneNumber, words } from './primitives.js';
import { lazy, open, secret } from './schema.js';
import * as z from './z.js';

/** A number that can be bought. */
export interface AvailableNumber {
  /** E.164, such as `+14155550123`. */
  phoneNumber: string;
  /** ISO 3166 code, such as `US`. */
  countryCode: string;
  /** State or region, such as `CA`. */
  region: string | null;
  /** City. */
  locality: string | null;
  /** The kind of line. */
  numberType: NumberType;
  /** Who would carry its calls. */
  provider: Provider;
  /** What it would cost. */
  pricing: NumberPricing;
}

/** Which numbers to look for. */
export interface AvailableNumberFilters {
  /** ISO 3166 code of two capital letters. */
  countryCode: string;
  /** Digits after the country code, such as `415`. */
  areaCode?: string | undefined;
  /** Digits anywhere in the number; `*` stands for any digit, letters are vanity digits. */
  contains?: string | undefined;
  /** State or region, such as `CA`. */
  region?: string | undefined;
  /** Only lines of this kind. */
  numberType?: 'local' | 'toll_free' | 'mobile' | undefined;
  /** Only what this connection can buy. */
  connectionId?: string | undefined;
}

/** Buys a number: it spends credits, and the number works at once. */
export interface BuyNumberParams {
  /** E.164, one of those that `listAvailableNumbers` offers. */
  phoneNumber: string;
  /** The connection to buy through, `tc_…`. */
  connectionId: string;
  /** Your name for it. */
  friendlyName?: string | null | undefined;
  /** Your own keys and values. */
  metadata?: Metadata | undefined;
  /** Refuse with `price_changed` when the number costs more than this by now. */
  maxMonthlyFee?: Money | undefined;
}

/**
 * Imports a number of your own. Through a `custom_sip` connection give `terminationUri`, `sipUsername` and
 * `sipPassword`; through `twilio_byo` give `numberSid`.
 */
export interface ImportNumberParams {
  /** E.164. */
  phoneNumber: string;
  /** The connection that it comes through, `tc_…`. */
  connectionId: string;
  /** Your name for it. */
  friendlyName?: string | null | undefined;
  /** Your own keys and values. */
  metadata?: Metadata | undefined;
  /** Where your carrier takes outgoing calls, such as `sip:trunk.example.com`. */
  terminationUri?: string | undefined;
  /** User name at the carrier. */
  sipUsername?: string | undefined;
  /** Password at the carrier: written, never returned. */
  sipPassword?: string | undefined;
  /** Twilio's id of the number, `PN…`. */
  numberSid?: string | undefined;
}

export const availableNumberSchema = lazy(() =>
  z.looseObject({
    phoneNumber: z.string(),
    countryCode: z.string(),
    region: z.nullable(z.string()),
    locality: z.nullable(z.string()),
    numberType: open(NUMBER_TYPES),
    provider: open(PROVIDERS),
    pricing: pricingSchema(),
  }),
);

export const availableNumberFilters = lazy(() => ({
  countryCode: countryCode(),
  areaCode: z.optional(z.string().check(z.regex(/^\d{1,6}$/, 'one to six digits, such as "415"'))),
  contains: z.optional(
    z
      .string()
      .check(z.regex(/^[\dA-Za-z*]{1,15}$/, 'digits, letters (vanity) and * (any digit), at most 15')),
  ),
  region: z.optional(words()),
  numberType: z.optional(z.enum(NUMBER_TYPES)),
  connectionId: z.optional(id()),
}));

const order = lazy(() => ({
  phoneNumber: phoneNumber(),
  connectionId: id(),
  friendlyName: z.optional(z.nullable(z.string())),
  metadata: z.optional(metadataInput()),
}));

export const buyNumberSchema = lazy(() =>
  z.strictObject({ ...order(), maxMonthlyFee: z.optional(moneyInput()) }),
);

export const importNumberSchema = lazy(() =>
  z.strictObject({
    ...order(),
    terminationUri: z.optional(words()),
    sipUsername: z.optional(words()),
    sipPassword: z.optional(secret()),
    numberSid: z.optional(words()),
  }),
);
