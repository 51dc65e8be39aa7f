import { API_VERSION } from '../contract/index.js';
import type { CALL_EVENT_TYPES, NUMBER_EVENT_TYPES } from '../models/enums.js';
import type { CordboardEvent } from '../models/event.js';
import { recordDeliveries } from './deliveries.js';
import { newId } from './ids.js';
import type { CallRow, NumberRow } from './state.js';
import { iso } from './times.js';
import { callView, numberView } from './views.js';
import type { World } from './world.js';

/** How far back the live feed can resume. */
const BUFFER = 10_000;

export function emitCall(
  world: World,
  type: (typeof CALL_EVENT_TYPES)[number],
  call: CallRow,
  at: number,
): void {
  emit(world, { ...heading(world, at), type, data: { call: callView(call) } });
}

export function emitNumber(
  world: World,
  type: (typeof NUMBER_EVENT_TYPES)[number],
  number: NumberRow,
  at: number,
): void {
  emit(world, { ...heading(world, at), type, data: { number: numberView(world.state, number) } });
}

/** What every event starts with; an event that is sent to one endpoint alone needs it too. */
export function heading(world: World, at: number) {
  return { id: newId(world.state, 'evt'), createdAt: iso(at), apiVersion: API_VERSION };
}

function emit(world: World, event: CordboardEvent): void {
  const { events } = world.state;
  events.push(event);
  if (events.length > BUFFER) {
    world.state.eventsDropped += events.length - BUFFER;
    events.splice(0, events.length - BUFFER);
  }
  recordDeliveries(world, event);
  for (const listener of world.listeners) listener(event);
}
