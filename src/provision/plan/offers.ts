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
    const shelf = { wanted, seen: [], rest: found[Symbol.asyncIterator]() };
    shelves.push(shelf);
    return shelf;
  }

  async function* offersOf(shelf: Shelf): AsyncGenerator<AvailableNumber> {
    yield* shelf.seen;
    for (;;) {
      const { value, done } = await shelf.rest.next();
      if (done) return;
      shelf.seen.push(value);
      yield value;
    }
  }

  return {
    /** Keeps a number from being handed out. */
    withhold: (phoneNumber: string) => void taken.add(phoneNumber),
    /** The first that fits and is not handed out yet. */
    async take(wanted: Wanted): Promise<AvailableNumber | undefined> {
      const shelf = shelfOf(wanted);
      for await (const offer of offersOf(shelf)) {
        const { phoneNumber, provider } = offer;
        if (taken.has(phoneNumber) || provider !== wanted.provider) continue;
        if (!isAffordable(offer, wanted.maxMonthlyFee)) continue;
        taken.add(phoneNumber);
        return offer;
      }
      return undefined;
    },
  };
}

export type Offers = ReturnType<typeof createOffers>;
