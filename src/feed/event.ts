import type { EventSourceMessage } from 'eventsource-parser';
import { CordboardError } from '../errors.js';
import type { CallEvent } from '../models/event.js';

/** What a message holds, unless it only says that the feed is alive. */
export function readEvent({ id, event, data }: EventSourceMessage): unknown {
  if (event === 'ready' || event === 'heartbeat') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    throw new CordboardError(`The live feed sent an event that is no JSON (id ${id}, type ${event}).`);
  }
}

/** Events of types that this SDK does not know are passed on, if they are about a call. */
export function isCallEvent(event: unknown): event is CallEvent {
  const { data } = (event ?? {}) as { data?: { call?: unknown } | null };
  return typeof data?.call === 'object' && data.call !== null;
}
