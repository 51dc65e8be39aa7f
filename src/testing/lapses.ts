import { detachAll } from './attachments.js';
import { emitNumber } from './events.js';
import { touch } from './rows.js';
import type { ConnectionRow, NumberRow } from './state.js';
import { DAY, HOUR, iso } from './times.js';
import type { World } from './world.js';

/** What managed numbers are paid for at a time. */
export const RENEWAL_PERIOD = 28 * DAY;
/** How long an unpaid number is kept. */
export const GRACE = 48 * HOUR;

interface Due {
  at: string;
  run: (at: number) => void;
}

/**
 * Lets everything happen that has fallen due by now, in its order and each at its own time. Called
 * before whatever looks at the state, so that nobody sees a number that should be gone.
 */
export function settle(world: World): void {
  const now = iso(world.clock.now());
  for (let due = earliest(world); due && due.at <= now; due = earliest(world)) due.run(Date.parse(due.at));
}

function earliest(world: World): Due | undefined {
  let first: Due | undefined;
  for (const due of dues(world)) if (!first || due.at < first.at) first = due;
  return first;
}

function* dues(world: World): Generator<Due> {
  for (const number of world.state.numbers.values()) {
    const { status, renewsAt, releasesAt } = number;
    if (status === 'active' && renewsAt) yield { at: renewsAt, run: (at) => fallDue(world, number, at) };
    if (status === 'renewal_due' && releasesAt)
      yield { at: releasesAt, run: (at) => release(world, number, at) };
  }
  for (const connection of world.state.connections.values()) {
    if (connection.status !== 'kyc_review' || !connection.kyc) continue;
    yield { at: connection.kyc.decidedAt, run: (at) => decideKyc(connection, at) };
  }
}

function fallDue(world: World, number: NumberRow, at: number): void {
  number.status = 'renewal_due';
  touch(number, at);
  emitNumber(world, 'number.renewal_due', number, at);
}

/** Gone for good: whoever used it is detached first. */
export function release(world: World, number: NumberRow, at: number): void {
  detachAll(world.state, number, at);
  number.status = 'released';
  touch(number, at);
  emitNumber(world, 'number.released', number, at);
}

/** The reviewer of this backend turns down a legal name that holds the word REJECT. */
function decideKyc(connection: ConnectionRow, at: number): void {
  connection.status = connection.kyc?.legalName.includes('REJECT') ? 'rejected' : 'active';
  touch(connection, at);
}
