import { required } from '../receive/options.js';
import type { InboundId, InboundVariables } from './types.js';
import { checkVariables } from './variables.js';

/** What to do with a call that is ringing. Made by {@link route}. */
export type InboundDecision =
  | {
      /** Let this agent answer, or this IVR. */
      readonly kind: 'agent' | 'ivr';
      /** Which. */
      readonly id: InboundId;
      /** What it is told about the call. */
      readonly variables?: InboundVariables | undefined;
    }
  | {
      /** Let whoever is bound to the number answer, or end the call. */
      readonly kind: 'keep_bound' | 'hang_up';
    };

/** What {@link route.toAgent} and {@link route.toIvr} take in addition to the id. */
export interface RouteOptions {
  /** What the agent or IVR that answers is told about the call. */
  variables?: InboundVariables | undefined;
}

/**
 * The four decisions. `toAgent` and `toIvr` throw `TypeError` for an id that is neither a string nor a positive whole
 * number, and for variables other than strings, numbers and booleans.
 *
 * @example
 * ```ts
 * import { route } from 'cordboard/inbound';
 *
 * route.toAgent('ag_1', { variables: { name: 'Ada' } });
 * route.toIvr(7);
 * route.keepBound(); // whoever is bound to the number: the answer when in doubt
 * route.hangUp(); // the only one that ends the call
 * ```
 */
export const route = {
  /** Let this agent answer. */
  toAgent: (id: InboundId, options?: RouteOptions): InboundDecision => decide('agent', id, options),
  /** Let this IVR answer. */
  toIvr: (id: InboundId, options?: RouteOptions): InboundDecision => decide('ivr', id, options),
  /** Let whoever is bound to the number answer. */
  keepBound: (): InboundDecision => ({ kind: 'keep_bound' }),
  /** End the call. */
  hangUp: (): InboundDecision => ({ kind: 'hang_up' }),
};

function decide(kind: 'agent' | 'ivr', id: InboundId, options: RouteOptions = {}): InboundDecision {
  const { variables } = required(options, kind === 'agent' ? 'route.toAgent' : 'route.toIvr', 'variables');
  return checkDecision({ kind, id, variables });
}

/** A copy with nothing else in it, of whatever a program or a store came up with. Throws `TypeError`. */
export function checkDecision(given: unknown): InboundDecision {
  const { kind, id, variables } = (given ?? {}) as { kind?: unknown; id?: unknown; variables?: unknown };
  if (kind === 'keep_bound' || kind === 'hang_up') return { kind };
  if (kind !== 'agent' && kind !== 'ivr')
    throw new TypeError(
      `A decision is one of route.toAgent, toIvr, keepBound and hangUp (given ${given === null ? 'null' : typeof given})`,
    );
  if (!isId(id))
    throw new TypeError(
      `The id of the ${kind} must be a string or a positive whole number (given ${String(id)})`,
    );
  return variables === undefined ? { kind, id } : { kind, id, variables: checkVariables(variables) };
}

/** The platform writes 0 for nothing. */
export function isId(given: unknown): given is InboundId {
  if (typeof given === 'number') return Number.isSafeInteger(given) && given > 0;
  return typeof given === 'string' && given.trim() !== '' && !/^0+$/.test(given.trim());
}
