import type { APIPromise } from '../api-promise.js';
import type { CallStream, CallStreamParams, StreamOptions } from '../feed/types.js';
import type { Call } from '../models/call.js';
import type {
  DispatchRule,
  DispatchRuleCreateParams,
  DispatchRuleFilters,
  DispatchRuleUpdateParams,
} from '../models/dispatch-rule.js';
import type { PageParams } from '../models/page.js';
import type { ReturnsSpec } from '../models/returns.js';
import type { RequestOptions, WriteOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import type { EvaluateOptions, Evaluation, Instant, ScheduleRule } from '../schedule/types.js';
import { callStream } from './call-stream.js';
import type { CallListParams } from './calls.js';
import { Resource } from './resource.js';

/** What to preview. */
export interface PreviewOptions extends Omit<EvaluateOptions, 'at'> {
  /** The moment of the call. Default: now. */
  at?: Instant | undefined;
}

/**
 * Dispatch rules: which agent answers which number, when, and how many calls at once.
 *
 * @example
 * ```ts
 * const rule = await client.dispatchRules.create({ numberId: 'pn_free', agentId: agent.id, maxConcurrentCalls: 3 });
 * const { accepted } = await client.dispatchRules.preview(rule, { activeCalls: 3 });
 * console.log(accepted); // false
 * ```
 */
export class DispatchRules extends Resource {
  /**
   * One page of rules, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data } = await client.dispatchRules.list({ numberId: 'pn_1', status: 'active' });
   * console.log(data[0]?.agentId); // ag_1
   * ```
   */
  list(params?: DispatchRuleFilters & PageParams, options?: RequestOptions): APIPromise<Page<DispatchRule>> {
    return this.core.page('dispatchRules.list', { query: params }, options);
  }

  /**
   * Walks all rules.
   *
   * @example
   * ```ts
   * for await (const rule of client.dispatchRules.iterDispatchRules({ status: 'active' })) console.log(rule.id);
   * ```
   */
  iterDispatchRules(
    params?: DispatchRuleFilters & PageParams,
    options?: RequestOptions & WalkOptions,
  ): Paginator<DispatchRule> {
    return new Paginator((page) => this.list(page, options), params, options);
  }

  /**
   * Routes a number to an inbound agent, live at once.
   *
   * @throws `ConflictError` `number_already_routed` when the number has an active rule; its `details`
   * name the `dispatchRuleId` and the `agentId`.
   * @example
   * ```ts
   * await client.dispatchRules.create({
   *   numberId: 'pn_free',
   *   agentId: agent.id,
   *   schedule: {
   *     timezone: 'America/New_York',
   *     callWindow: { start: '09:00', end: '17:00' },
   *     activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
   *   },
   *   maxConcurrentCalls: 3,
   * });
   * ```
   */
  create(params: DispatchRuleCreateParams, options?: RequestOptions): APIPromise<DispatchRule> {
    return this.core.call('dispatchRules.create', { body: params }, options);
  }

  /**
   * Reads one rule by its id, `dr_…`, with its metrics.
   *
   * @throws `NotFoundError` when there is no such rule.
   * @example
   * ```ts
   * const { metrics } = await client.dispatchRules.retrieve('dr_1');
   * console.log(metrics.completed, metrics.inProgress); // 1 0
   * ```
   */
  retrieve(ruleId: string, options?: RequestOptions): APIPromise<DispatchRule> {
    return this.core.call('dispatchRules.retrieve', { path: { id: ruleId } }, options);
  }

  /**
   * Changes a rule. A schedule is replaced whole; the number and the agent never change.
   *
   * @throws `ConflictError` `rule_completed` when anything but `metadata` of a completed rule is to change;
   * `VersionMismatchError` when its version is not `ifVersion`.
   * @example
   * ```ts
   * await client.dispatchRules.update(rule.id, { maxConcurrentCalls: 5 }, { ifVersion: rule.version });
   * ```
   */
  update(ruleId: string, params: DispatchRuleUpdateParams, options?: WriteOptions): APIPromise<DispatchRule> {
    return this.core.call('dispatchRules.update', { path: { id: ruleId }, body: params }, options);
  }

  /**
   * Ends a rule and keeps it for the record; its number becomes free.
   *
   * @example
   * ```ts
   * const { status, endedAt } = await client.dispatchRules.complete(rule.id);
   * ```
   */
  complete(ruleId: string, options?: WriteOptions): APIPromise<DispatchRule> {
    return this.core.call('dispatchRules.complete', { path: { id: ruleId } }, options);
  }

  /**
   * Deletes a rule; its number becomes free. Its calls stay.
   *
   * @example
   * ```ts
   * await client.dispatchRules.delete(rule.id);
   * console.log((await client.numbers.retrieve(rule.numberId)).dispatchRuleId); // null
   * ```
   */
  delete(ruleId: string, options?: WriteOptions): APIPromise<void> {
    return this.core.call('dispatchRules.delete', { path: { id: ruleId } }, options);
  }

  /**
   * Whether a rule would take a call, and if not, why not: decided here, by the evaluator that `cordboard/schedule`
   * offers. Pass a rule, and nothing is sent; pass an id, and the rule is read first.
   *
   * @throws `ScheduleError` for an instant without an offset, or anything else that is not an instant.
   * @example
   * ```ts
   * const { accepted, reasons } = await client.dispatchRules.preview(rule, { at: '2026-12-24T20:00:00+01:00' });
   * ```
   */
  async preview(
    rule: string | ScheduleRule,
    options?: PreviewOptions,
    requestOptions?: RequestOptions,
  ): Promise<Evaluation> {
    const { evaluate } = await import('../schedule/index.js');
    const known = typeof rule === 'string' ? await this.retrieve(rule, requestOptions) : rule;
    return evaluate(known, { ...options, at: options?.at ?? this.core.clock.now() });
  }

  /**
   * One page of the calls that a rule routed, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data: rejected } = await client.dispatchRules.listCalls(rule.id, { status: 'rejected', limit: 20 });
   * ```
   */
  listCalls<R extends ReturnsSpec = ReturnsSpec>(
    ruleId: string,
    params?: CallListParams<R>,
    options?: RequestOptions,
  ): APIPromise<Page<Call<R>>> {
    const { returns, ...query } = params ?? {};
    return this.core.page('dispatchRules.listCalls', { path: { id: ruleId }, query, returns }, options);
  }

  /**
   * Walks the calls that a rule routed.
   *
   * @example
   * ```ts
   * for await (const call of client.dispatchRules.iterCalls(rule.id)) console.log(call.status);
   * ```
   */
  iterCalls<R extends ReturnsSpec = ReturnsSpec>(
    ruleId: string,
    params?: CallListParams<R>,
    options?: RequestOptions & WalkOptions,
  ): Paginator<Call<R>> {
    return new Paginator((page) => this.listCalls<R>(ruleId, page, options), params, options);
  }

  /**
   * Follows the calls that a rule routes, as they happen; see `calls.stream`.
   *
   * @example
   * ```ts endless
   * for await (const { type } of client.dispatchRules.streamCalls(rule.id)) console.log(type);
   * ```
   */
  streamCalls(
    ruleId: string,
    params?: Omit<CallStreamParams, 'dispatchRuleId'>,
    options?: StreamOptions,
  ): CallStream {
    return callStream(this.core, { ...params, dispatchRuleId: ruleId }, options);
  }
}
