import type { AvailableNumber, AvailableNumberFilters, Cordboard } from 'cordboard';
import { same } from '../../equal.js';
import { toMicros } from '../money.js';

/** What an offer must be. */
interface Wanted {
  search: AvailableNumberFilters;
  /** Who must carry it: the type of the connection. */
  provider: string;
  /** Decimal string; dearer offers are passed over. */
  maxMonthlyFee: string | undefined;
}

export function isAffordable({ pricing }: AvailableNumber, limit: string | undefined): boolean {
  return limit === undefined || toMicros(pricing.monthlyFee.amount) <= toMicros(limit);
}

interface Shelf {
  wanted: Omit<Wanted, 'maxMonthlyFee'>;
  seen: AvailableNumber[];
  rest: AsyncIterator<AvailableNumber, void>;
  /** The fetch of the next one, while it is under way: several readers wait for one. */
  next: Promise<boolean> | undefined;
}

/** Hands out numbers on offer, each of them once; a search that many entries share is made once. */
export function createOffers(client: Cordboard, signal?: AbortSignal | undefined) {
  const taken = new Set<string>();
  const shelves: Shelf[] = [];

  function shelfOf({ search, provider }: Wanted): Shelf {
    const wanted = { search, provider };
    const known = shelves.find((shelf) => same(shelf.wanted, wanted));
    if (known) return known;
    const found = client.telephony.iterAvailableNumbers(search, { signal, prefetch: false });
    const shelf: Shelf = { wanted, seen: [], rest: found[Symbol.asyncIterator](), next: undefined };
    shelves.push(shelf);
    return shelf;
  }

  async function fetchOne({ seen, rest }: Shelf): Promise<boolean> {
    const { value } = await rest.next();
    if (value) seen.push(value);
    return value !== undefined;
  }

  /** The offer at a place, if there are so many: what one reader passes over, another may want. */
  async function offerAt(shelf: Shelf, index: number): Promise<AvailableNumber | undefined> {
    while (index >= shelf.seen.length) {
      shelf.next ??= fetchOne(shelf).finally(() => {
        shelf.next = undefined;
      });
      if (!(await shelf.next)) return undefined;
    }
    return shelf.seen[index];
  }

  return {
    /** Keeps a number from being handed out. */
    withhold: (phoneNumber: string) => void taken.add(phoneNumber),
    /** The first that fits and is not handed out yet. */
    async take(wanted: Wanted): Promise<AvailableNumber | undefined> {
      const shelf = shelfOf(wanted);
      for (let index = 0; ; index += 1) {
        const offer = await offerAt(shelf, index);
        if (!offer) return undefined;
        const { phoneNumber, provider } = offer;
        if (taken.has(phoneNumber) || provider !== wanted.provider) continue;
        if (!isAffordable(offer, wanted.maxMonthlyFee)) continue;
        taken.add(phoneNumber);
        return offer;
      }
    },
  };
}

export type Offers = ReturnType<typeof createOffers>;
