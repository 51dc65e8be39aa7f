import type { NumberPricing } from '../models/phone-number.js';

/** Numbers that begin alike, and where their lines are. */
export interface Place {
  countryCode: string;
  /** The country's own prefix, without the plus. */
  country: string;
  areaCode: string;
  region: string | null;
  locality: string | null;
  numberType: 'local' | 'toll_free';
  provider: 'twilio_managed' | 'indian';
}

function us(areaCode: string, region: string, locality: string): Place {
  const line = { numberType: 'local', provider: 'twilio_managed' } as const;
  return { countryCode: 'US', country: '1', areaCode, region, locality, ...line };
}

function tollFree(areaCode: string): Place {
  const line = { numberType: 'toll_free', provider: 'twilio_managed' } as const;
  return { countryCode: 'US', country: '1', areaCode, region: null, locality: null, ...line };
}

function india(areaCode: string, region: string, locality: string): Place {
  const line = { numberType: 'local', provider: 'indian' } as const;
  return { countryCode: 'IN', country: '91', areaCode, region, locality, ...line };
}

export const PLACES: readonly Place[] = [
  tollFree('888'),
  tollFree('800'),
  us('702', 'NV', 'Las Vegas'),
  us('617', 'MA', 'Boston'),
  us('512', 'TX', 'Austin'),
  us('305', 'FL', 'Miami'),
  us('206', 'WA', 'Seattle'),
  us('310', 'CA', 'Los Angeles'),
  us('312', 'IL', 'Chicago'),
  us('212', 'NY', 'New York'),
  us('415', 'CA', 'San Francisco'),
  india('44', 'TN', 'Chennai'),
  india('20', 'MH', 'Pune'),
  india('11', 'DL', 'Delhi'),
  india('80', 'KA', 'Bengaluru'),
  india('22', 'MH', 'Mumbai'),
];

function prices(currency: string, monthly: string, inbound: string, outbound: string): NumberPricing {
  const money = (amount: string) => ({ amount, currency });
  return {
    monthlyFee: money(monthly),
    inboundPerMinute: money(inbound),
    outboundPerMinute: money(outbound),
  };
}

export const PRICES: { [country: string]: NumberPricing } = {
  US: prices('USD', '1.15', '0.0085', '0.0945'),
  IN: prices('INR', '295.00', '0.60', '0.60'),
};

/** Words that a US number may spell after 555. */
export const VANITY = ['CALL', 'HELP', 'TAXI', 'CARE', 'FOOD', 'SHIP', 'LAWS', 'BOOK'] as const;
