import type { RouteKey } from '../contract/index.js';
import { contract } from '../contract/index.js';
import type { FaultSpec, Faults, OutgoingName } from './fault-options.js';
import { checkNames } from './option-names.js';
import type { RouteName } from './route-names.js';

/** The faults as the pipeline sees them. */
export interface FaultBox extends Faults {
  /** The fault that this request meets, if any. The oldest goes first. */
  take(route: RouteKey | OutgoingName): FaultSpec | undefined;
}

/** A connection that broke, as `fetch` reports it. */
export class ConnectionDropped extends TypeError {
  constructor() {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    super('fetch failed', { cause });
  }
}

/** `instanceof` fails between `cordboard/testing` and `cordboard/testing/msw` when each is a copy. */
export function isDropped(error: unknown): boolean {
  return error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === 'ECONNRESET';
}

interface Armed {
  spec: FaultSpec;
  left: number;
}

export function createFaults(): FaultBox {
  let armed: Armed[] = [];
  return {
    add(spec) {
      checkSpec(spec);
      const fault = { spec, left: spec.times ?? 1 };
      armed.push(fault);
      return () => {
        armed = armed.filter((other) => other !== fault);
      };
    },
    clear() {
      armed = [];
    },
    take(route) {
      // What hits every endpoint is not meant for what the backend sends.
      const any = isOutgoing(route) ? route : undefined;
      const fault = armed.find(({ spec }) => spec.route === any || spec.route === route);
      if (!fault) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) armed = armed.filter((other) => other !== fault);
      return fault.spec;
    },
  };
}

/** Both ways, so that neither list can have a name that the other lacks. */
const NAMES: readonly RouteName[] = Object.keys(contract) as RouteKey[];
const OUTGOING: readonly OutgoingName[] = ['outgoing.webhook', 'outgoing.callback'];
const isOutgoing = (name: RouteName | OutgoingName): name is OutgoingName =>
  OUTGOING.some((other) => other === name);
const isKey = (name: RouteName) => Object.hasOwn(contract, name satisfies RouteKey);

/** What each field says: what goes wrong, when it does, or how the answer in place of the real one looks. */
const FIELDS: { readonly [field in keyof Required<FaultSpec>]: 'what' | 'when' | 'look' } = {
  route: 'when',
  times: 'when',
  status: 'what',
  body: 'what',
  latencyMs: 'what',
  until: 'what',
  dropConnection: 'what',
  truncateBody: 'what',
  retryAfter: 'look',
  headers: 'look',
};
const FIELD_NAMES = Object.keys(FIELDS) as (keyof FaultSpec)[];

function checkSpec(spec: FaultSpec): void {
  checkNames('faults.add', spec, FIELDS);
  const { route, times = 1, status, latencyMs = 0, body } = spec;
  if (route !== undefined && !isOutgoing(route) && !isKey(route)) {
    throw new TypeError(
      `faults.add: there is no route ${JSON.stringify(route)}. It is one of ${[...NAMES, ...OUTGOING].join(', ')}.`,
    );
  }
  if (!(times >= 1)) throw new RangeError(`faults.add: times must be 1 or more, not ${times}.`);
  if (!(latencyMs >= 0)) throw new RangeError(`faults.add: latencyMs must be 0 or more, not ${latencyMs}.`);
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw new RangeError(`faults.add: status must be an HTTP status from 200 to 599, not ${status}.`);
  }
  checkHeaders('headers', spec.headers);
  checkHeaders('retryAfter', { 'Retry-After': String(spec.retryAfter) });
  const answers = status !== undefined || body !== undefined;
  const idle = FIELD_NAMES.find((field) => FIELDS[field] === 'look' && spec[field] !== undefined);
  if (idle && !answers) throw new TypeError(`faults.add: ${idle} goes only together with status or body.`);
  const effects = FIELD_NAMES.filter((field) => FIELDS[field] === 'what');
  if (answers || effects.some((field) => spec[field])) return;
  throw new TypeError(`faults.add: this fault does nothing. Give one of ${effects.join(', ')}.`);
}

/** Later they would fail inside the backend, as if that were broken. */
function checkHeaders(field: keyof FaultSpec, headers: FaultSpec['headers']): void {
  try {
    new Headers(headers);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new TypeError(`faults.add: ${field} must be what an answer can carry. ${why}`, { cause });
  }
}

/** Holds a request back. Real time: what is tried out here is the patience of a real client. */
export async function hold({ latencyMs, until }: FaultSpec): Promise<void> {
  if (latencyMs) await new Promise((resolve) => setTimeout(resolve, latencyMs));
  await until?.catch(() => {});
}
