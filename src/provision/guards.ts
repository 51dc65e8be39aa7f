import { guard } from '../errors/brand.js';
import {
  ApplyError,
  ApprovalRequiredError,
  MissingVariablesError,
  PlanStaleError,
  RoutingConfigError,
} from './errors.js';

/**
 * Whether the error is a `RoutingConfigError`, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const agents = { desk: { id: 'ag_gone', type: 'inbound', name: 'Desk' } } as const;
 * const error = await plan(client, { agents }).catch((reason) => reason);
 * console.log(isRoutingConfigError(error) && error.issues[0]?.path); // agents.desk.id
 * ```
 */
export const isRoutingConfigError = guard(RoutingConfigError);
/**
 * Whether the error is a `MissingVariablesError`, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const numbers = { desk: { phoneNumber: number.phoneNumber, inboundCallback: { url: { env: 'RINGING_URL' } } } };
 * const error = await plan(client, { numbers }, { env: {} }).catch((reason) => reason);
 * if (isMissingVariablesError(error)) console.log(`Set ${error.names.join(' and ')}.`); // Set RINGING_URL.
 * ```
 */
export const isMissingVariablesError = guard(MissingVariablesError);
/**
 * Whether the error is an `ApprovalRequiredError`, from any copy of the package; `instanceof` only knows its own
 * copy.
 *
 * @example
 * ```ts
 * const numbers = { desk: { phoneNumber: number.phoneNumber } };
 * const planned = await plan(client, { numbers, routes: { desk: null } });
 * const refused = await apply(client, planned).then(() => false, isApprovalRequiredError);
 * console.log(refused); // true
 * ```
 */
export const isApprovalRequiredError = guard(ApprovalRequiredError);
/**
 * Whether the error is a `PlanStaleError`, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const planned = await plan(client, { agents: { desk: { id: agent.id, type: 'inbound', name: 'Desk' } } });
 * await client.agents.update(agent.id, { name: 'Switchboard' }); // by a colleague, meanwhile
 * const error = await apply(client, planned).catch((reason) => reason);
 * console.log(isPlanStaleError(error) && error.stale[0]?.change.id); // agent.desk.update
 * ```
 */
export const isPlanStaleError = guard(PlanStaleError);
/**
 * Whether the error is an `ApplyError`, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'agents.create', status: 403 }); // a key that only reads
 * const error = await apply(client, await plan(client, routing)).catch((reason) => reason);
 * console.log(isApplyError(error) && error.failed[0]?.change.id); // agent.reception.create
 * ```
 */
export const isApplyError = guard(ApplyError);
