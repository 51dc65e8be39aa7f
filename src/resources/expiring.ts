import { InvalidParamsError } from '../errors.js';
import type { PhoneNumber } from '../models/phone-number.js';
import type { Within } from './numbers.js';

function spanMs(within: Within | undefined): number {
  const ms =
    typeof within === 'number' ? within : ((within?.days ?? 0) * 24 + (within?.hours ?? 0)) * 3_600_000;
  if (ms > 0) return ms;
  const issue = {
    path: 'within',
    message: 'a positive span: ms, or { days, hours }',
    given: JSON.stringify(within),
  };
  throw new InvalidParamsError('numbers.iterExpiring', [issue]);
}

/** Those of the numbers that are lost, or fall due, within a span from now. */
export async function* expiring(
  numbers: AsyncIterable<PhoneNumber>,
  within: Within | undefined,
  now: number,
): AsyncGenerator<PhoneNumber, void, undefined> {
  const until = now + spanMs(within);
  for await (const number of numbers) {
    const due = number.status === 'renewal_due' ? number.releasesAt : number.renewsAt;
    if (number.status !== 'released' && due !== null && Date.parse(due) <= until) yield number;
  }
}
