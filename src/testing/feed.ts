import type { CordboardEvent } from '../models/event.js';
import type { Subscription } from './feed-filters.js';
import { wants } from './feed-filters.js';
import { settle } from './lapses.js';
import { Problem } from './problem.js';
import { iso, SECOND } from './times.js';
import type { World } from './world.js';

const HEARTBEAT = 15 * SECOND;
/** Where a feed stands before anything has happened. */
const BEGINNING = 'evt_0';

interface Ends {
  /** The client is gone: the stream breaks, so that its reader stops waiting. */
  signal: AbortSignal;
  /** The server closes: the stream ends. */
  closing: AbortSignal;
}

/** The live feed as server-sent events, from the newest or from after `lastEventId`. */
export function openFeed(
  world: World,
  filters: Subscription,
  lastEventId: string | null,
  ends: Ends,
): ReadableStream<Uint8Array> {
  const missed = lastEventId ? eventsAfter(world, lastEventId) : [];
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (id: string, event: string, data: object) =>
        controller.enqueue(encoder.encode(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      const pass = (event: CordboardEvent) => {
        if (wants(filters, event)) send(event.id, event.type, event);
      };
      const now = () => iso(world.clock.now());
      let cancelHeartbeat = () => {};
      const beat = () => {
        // What falls due by now comes first, else its event would have an older place than this one.
        settle(world);
        send(newest(world), 'heartbeat', { now: now() });
        // A jump of 28 days is not worth 161,280 heartbeats.
        const rest = world.clock.destination() - world.clock.now();
        cancelHeartbeat = world.clock.after(Math.max(HEARTBEAT, rest), beat);
      };
      const leave = (how: () => void) => {
        stop();
        how();
      };
      const broken = () => leave(() => controller.error(ends.signal.reason));
      const closed = () => leave(() => controller.close());
      stop = () => {
        cancelHeartbeat();
        world.listeners.delete(pass);
        ends.signal.removeEventListener('abort', broken);
        ends.closing.removeEventListener('abort', closed);
      };
      // A resumed feed is ready at its old place: were it the newest, a break before the missed
      // events are out would lose them.
      send(lastEventId || newest(world), 'ready', { now: now(), resumed: Boolean(lastEventId) });
      for (const event of missed) pass(event);
      world.listeners.add(pass);
      cancelHeartbeat = world.clock.after(HEARTBEAT, beat);
      ends.signal.addEventListener('abort', broken);
      ends.closing.addEventListener('abort', closed);
    },
    cancel: () => stop(),
  });
}

function newest(world: World): string {
  return world.state.events.at(-1)?.id ?? BEGINNING;
}

function eventsAfter(world: World, lastEventId: string): CordboardEvent[] {
  const { events, eventsDropped } = world.state;
  if (lastEventId === BEGINNING && eventsDropped === 0) return [...events];
  const seen = events.findLastIndex(({ id }) => id === lastEventId);
  if (seen >= 0) return events.slice(seen + 1);
  throw new Problem(
    'cursor_expired',
    'Last-Event-ID is not among the last 10,000 events: start afresh without it, and list what you missed.',
    { param: 'Last-Event-ID' },
  );
}
