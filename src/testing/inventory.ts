import type { AvailableNumber, AvailableNumberFilters } from '../models/number-order.js';
import { hash128 } from './hash.js';
import type { Place } from './places.js';
import { PLACES, PRICES, VANITY } from './places.js';
import { toDigits } from './vanity.js';

/** A number on offer. Its place in the list never changes, so that pages stay where they are. */
export interface Offer extends AvailableNumber {
  seq: number;
}

/** What can be bought, whoever has bought what. */
export interface Inventory {
  search(filters: Omit<AvailableNumberFilters, 'connectionId'>): Offer[];
  find(phoneNumber: string): Offer | undefined;
}

/** How many plain numbers each place offers. */
const EACH = 40;

/** The same numbers for the same seed. Nothing is made until someone asks. */
export function createInventory(seed: number): Inventory {
  let offers: Map<string, Offer> | undefined;
  const all = () => {
    offers ??= new Map(build(seed).map((offer) => [offer.phoneNumber, offer]));
    return offers;
  };
  return {
    search: (filters) => [...all().values()].filter((offer) => fits(offer, filters)),
    find: (phoneNumber) => all().get(phoneNumber),
  };
}

function build(seed: number): Offer[] {
  const numbers = PLACES.flatMap((place) => subscribers(place, seed).map((line) => ({ place, line })));
  return numbers.map(({ place, line }, index) => {
    const { country, areaCode, ...shown } = place;
    const pricing = PRICES[place.countryCode];
    if (!pricing) throw new Error(`No prices for ${place.countryCode}.`);
    return { seq: index + 1, phoneNumber: `+${country}${areaCode}${line}`, ...shown, pricing };
  });
}

/** US numbers stay within 555, where no real subscriber can be called by mistake. */
function subscribers(place: Place, seed: number): string[] {
  const rank = (n: number) => hash128(`${seed}/${place.areaCode}/${n}`)[0];
  if (place.countryCode === 'US') {
    const fictional = Array.from({ length: 100 }, (_, n) => n).sort((a, b) => rank(a) - rank(b));
    const plain = fictional.slice(0, EACH).map((n) => `55501${String(n).padStart(2, '0')}`);
    return [...VANITY.map((word) => `555${toDigits(word)}`), ...plain];
  }
  const length = 10 - place.areaCode.length - 1;
  const rest = (n: number) => String(rank(n) % 10 ** length).padStart(length, '0');
  return [...new Set(Array.from({ length: EACH }, (_, n) => `6${rest(n)}`))];
}

function fits(offer: Offer, filters: Omit<AvailableNumberFilters, 'connectionId'>): boolean {
  const { countryCode, areaCode, contains, region, numberType } = filters;
  if (offer.countryCode !== countryCode) return false;
  if (numberType !== undefined && offer.numberType !== numberType) return false;
  if (region !== undefined && offer.region?.toLowerCase() !== region.toLowerCase()) return false;
  const digits = offer.phoneNumber.slice(1);
  const prefix = countryCode === 'IN' ? '91' : '1';
  if (areaCode !== undefined && !digits.startsWith(`${prefix}${areaCode}`)) return false;
  return contains === undefined || new RegExp(toDigits(contains).replaceAll('*', '\\d')).test(digits);
}
