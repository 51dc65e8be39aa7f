import type { Subscription } from './feed-filters.js';
import { wants } from './feed-filters.js';
import { settle } from './lapses.js';
import { Problem } from './problem.js';
import type { State } from './state.js';
import { iso, SECOND } from './times.js';
import type { World } from './world.js';

const HEARTBEAT = 15 * SECOND;
/** Messages on their way to a reader; beyond them they wait in the log. */
const AHEAD = 16;
/** Where a feed stands before anything has happened. */
const BEGINNING = 'evt_0';

interface Ends {
  /** The client is gone: the stream breaks, so that its reader stops waiting. */
  signal: AbortSignal;
  /** The server closes: the stream ends. */
  closing: AbortSignal;
}

/**
 * The live feed as server-sent events, from the newest or from after `lastEventId`. It keeps a place in
 * the log of events and no queue of its own, so that a reader who does not read costs no memory.
 */
export function openFeed(
  world: World,
  filters: Subscription,
  lastEventId: string | null,
  ends: Ends,
): ReadableStream<Uint8Array> {
  const { state } = world;
  let place = lastEventId ? placeAfter(state, lastEventId) : total(state);
  const encoder = new TextEncoder();
  let flow = () => {};
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (id: string, event: string, data: object) =>
          controller.enqueue(encoder.encode(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
        const leave = (how: () => void) => {
          stop();
          how();
        };
        const broken = () => leave(() => controller.error(ends.signal.reason));
        const closed = () => leave(() => controller.close());
        const thirsty = () => (controller.desiredSize ?? 0) > 0;
        flow = () => {
          // Whoever has fallen behind the log is told so when it comes back.
          if (place < state.eventsDropped) return closed();
          while (thirsty() && place < total(state)) {
            const event = state.events[place - state.eventsDropped];
            // First, since what is sent may ask for more at once.
            place += 1;
            if (event && wants(filters, event)) send(event.id, event.type, event);
          }
        };
        const now = () => iso(world.clock.now());
        let cancelHeartbeat = () => {};
        const beat = () => {
          // What falls due by now comes first, else its event would have an older place than this one.
          settle(world);
          if (thirsty() && place === total(state)) send(newest(state), 'heartbeat', { now: now() });
          // A jump of 28 days is not worth 161,280 heartbeats.
          const rest = world.clock.destination() - world.clock.now();
          cancelHeartbeat = world.clock.after(Math.max(HEARTBEAT, rest), beat);
        };
        stop = () => {
          cancelHeartbeat();
          flow = () => {};
          world.listeners.delete(wake);
          ends.signal.removeEventListener('abort', broken);
          ends.closing.removeEventListener('abort', closed);
        };
        const wake = () => flow();
        // A resumed feed is ready at its old place: were it the newest, a break before the missed
        // events are out would lose them.
        send(lastEventId || newest(state), 'ready', { now: now(), resumed: Boolean(lastEventId) });
        world.listeners.add(wake);
        cancelHeartbeat = world.clock.after(HEARTBEAT, beat);
        ends.signal.addEventListener('abort', broken);
        ends.closing.addEventListener('abort', closed);
      },
      pull: () => flow(),
      cancel: () => stop(),
    },
    new CountQueuingStrategy({ highWaterMark: AHEAD }),
  );
}

/** How many events there have been. */
function total(state: State): number {
  return state.eventsDropped + state.events.length;
}

function newest(state: State): string {
  return state.events.at(-1)?.id ?? BEGINNING;
}

function placeAfter({ events, eventsDropped }: State, lastEventId: string): number {
  if (lastEventId === BEGINNING && eventsDropped === 0) return 0;
  const seen = events.findLastIndex(({ id }) => id === lastEventId);
  if (seen >= 0) return eventsDropped + seen + 1;
  throw new Problem(
    'cursor_expired',
    'Last-Event-ID is not among the last 10,000 events: start afresh without it, and list what you missed.',
    { param: 'Last-Event-ID' },
  );
}
