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

/** Voice agents, and the numbers attached to them. */
export class Agents extends Resource {
  /** One page of agents, newest first. */
  list(params: AgentFilters & PageParams = {}, options?: RequestOptions): APIPromise<Page<Agent>> {
    return this.page('agents.list', { query: params }, options);
  }

  /**
   * Walks all agents.
   *
   * @example
   * ```ts
   * for await (const agent of client.agents.iterAgents({ status: 'active' })) console.log(agent.name);
   * ```
   */
  iterAgents(
    params: AgentFilters & PageParams = {},
    options?: RequestOptions & WalkOptions,
  ): Paginator<Agent> {
    return new Paginator((page) => this.list({ ...params, ...page }, options), params, options);
  }

  /**
   * Creates an agent. With a `webhookUrl` the answer holds `webhookSigningSecret`, this once.
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

  /** Reads one agent. */
  retrieve(agentId: string, options?: RequestOptions): APIPromise<Agent> {
    return this.core.call('agents.retrieve', { path: { id: agentId } }, options);
  }

  /** Changes an agent, from the next call on. `metadata` merges key by key. */
  update(agentId: string, params: AgentUpdateParams, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.update', { path: { id: agentId }, body: params }, options);
  }

  /** Archives an agent for good: its dispatch rules are completed, its numbers become free. */
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
   */
  detachNumber(agentId: string, { numberId }: AgentNumberParams, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.detachNumber', { path: { id: agentId, numberId } }, options);
  }

  /** Sets the attached number that an outbound agent calls from. */
  setPrimaryNumber(agentId: string, params: AgentNumberParams, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.setPrimaryNumber', { path: { id: agentId }, body: params }, options);
  }

  /** A new `webhookSigningSecret`, in the answer this once. Both secrets sign for 24 hours. */
  rotateWebhookSecret(agentId: string, options?: WriteOptions): APIPromise<Agent> {
    return this.core.call('agents.rotateWebhookSecret', { path: { id: agentId } }, options);
  }
}
