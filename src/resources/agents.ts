import type { APIPromise } from '../api-promise.js';
import type {
  Agent,
  AgentCreateParams,
  AgentFilters,
  AgentNumberParams,
  AgentUpdateParams,
  AttachNumberParams,
} from '../models/agent.js';
import type { PageParams } from '../models/page.js';
import type { RequestOptions, WriteOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { Resource } from './resource.js';

/**
 * Voice agents, and the numbers attached to them.
 *
 * @example
 * ```ts
 * const agent = await client.agents.create({ name: 'Reception', type: 'inbound' });
 * await client.agents.attachNumber(agent.id, { numberId: 'pn_free' });
 * console.log((await client.agents.retrieve(agent.id)).numberIds); // [ 'pn_free' ]
 * ```
 */
export class Agents extends Resource {
  /**
   * One page of agents, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data, nextCursor } = await client.agents.list({ type: 'inbound', status: 'active', limit: 20 });
   * ```
   */
  list(params?: AgentFilters & PageParams, options?: RequestOptions): APIPromise<Page<Agent>> {
    return this.core.page('agents.list', { query: params }, options);
  }

  /**
   * Walks all agents.
   *
   * @example
   * ```ts
   * for await (const agent of client.agents.iterAgents({ status: 'active' })) console.log(agent.name);
   * ```
   */
  iterAgents(params?: AgentFilters & PageParams, options?: RequestOptions & WalkOptions): Paginator<Agent> {
    return new Paginator((page) => this.list(page, options), params, options);
  }

  /**
   * Creates an agent. With a `webhookUrl` the answer holds `webhookSigningSecret`, this once only.
   *
   * @throws `ConflictError` `number_already_routed` when one of `numberIds` already has a route.
   * @example
   * ```ts
   * const agent = await client.agents.create({
   *   name: 'Reception',
   *   type: 'inbound',
   *   returns: defineReturns({ callerName: 'string', urgent: 'boolean' }),
   * });
   * ```
   */
  create(params: AgentCreateParams, options?: RequestOptions): APIPromise<Agent> {
    return this.core.call('agents.create', { body: params }, options);
  }

  /**
   * Reads one agent by its id, `ag_…`.
   *
   * @throws `NotFoundError` when there is no such agent.
   * @example
   * ```ts
   * const { name, numberIds } = await client.agents.retrieve('ag_1');
   * ```
   */
  retrieve(agentId: string, options?: RequestOptions): APIPromise<Agent> {
    return this.core.call('agents.retrieve', { path: { id: agentId } }, options);
  }

  /**
   * Changes an agent, from the next call on. `metadata` is merged key by key.
   *
   * @throws `ConflictError` `agent_archived` when anything but `metadata` of an archived agent is to change;
   * `VersionMismatchError` when its version is not `ifVersion`.
   * @example
   * ```ts
   * const instructions = 'Offer a call back after 6 pm.';
   * await client.agents.update(agent.id, { instructions }, { ifVersion: agent.version });
   * ```
   */
  update(agentId: string, params: AgentUpdateParams, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.update', { path: { id: agentId }, body: params }, options);
  }

  /**
   * Archives an agent for good: its dispatch rules are completed, its numbers become free.
   *
   * @example
   * ```ts
   * await client.agents.archive('ag_sales');
   * console.log((await client.numbers.retrieve('pn_sales')).dispatchRuleId); // null
   * ```
   */
  archive(agentId: string, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.archive', { path: { id: agentId } }, options);
  }

  /**
   * Attaches a number: an inbound agent answers it from now on (an always-open dispatch rule), an
   * outbound agent may call from it. Attaching it again changes nothing.
   *
   * @throws `ConflictError` `number_already_routed` when another agent answers the number; its
   * `details` name the `dispatchRuleId` and the `agentId`.
   * @example
   * ```ts
   * await client.agents.attachNumber(agent.id, { numberId: number.id });
   * ```
   */
  attachNumber(agentId: string, params: AttachNumberParams, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.attachNumber', { path: { id: agentId }, body: params }, options);
  }

  /**
   * Detaches a number; the dispatch rule behind it is completed, scheduled or not.
   *
   * @throws `ConflictError` `number_not_attached`.
   * @example
   * ```ts
   * const { numberIds } = await client.agents.detachNumber('ag_1', { numberId: 'pn_1' });
   * console.log(numberIds); // []
   * ```
   */
  detachNumber(agentId: string, params: AgentNumberParams, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call(
      'agents.detachNumber',
      { path: { id: agentId, numberId: params?.numberId } },
      options,
    );
  }

  /**
   * Sets the attached number that an outbound agent calls from.
   *
   * @throws `ConflictError` `wrong_agent_type` for an inbound agent, `number_not_attached`, `agent_archived`.
   * @example
   * ```ts
   * await client.agents.attachNumber(agentId, { numberId: 'pn_free' });
   * const { primaryNumberId } = await client.agents.setPrimaryNumber(agentId, { numberId: 'pn_free' });
   * console.log(primaryNumberId); // pn_free
   * ```
   */
  setPrimaryNumber(agentId: string, params: AgentNumberParams, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.setPrimaryNumber', { path: { id: agentId }, body: params }, options);
  }

  /**
   * Rotates the signing secret: the answer holds the new `webhookSigningSecret`, this once only. Both secrets sign
   * for 24 hours.
   *
   * @throws `ConflictError` `agent_archived`.
   * @example
   * ```ts
   * const { webhookSigningSecret } = await client.agents.rotateWebhookSecret(agent.id);
   * console.log(webhookSigningSecret?.slice(0, 6)); // whsec_
   * ```
   */
  rotateWebhookSecret(agentId: string, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.rotateWebhookSecret', { path: { id: agentId } }, options);
  }
}
