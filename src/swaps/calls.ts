import type { APIPromise } from '../api-promise.js';
import type { Agent } from '../models/agent.js';
import type { DispatchRule, DispatchRuleCreateParams, DispatchRuleFilters } from '../models/dispatch-rule.js';
import type { PhoneNumber } from '../models/phone-number.js';
import type { MetadataPatch } from '../models/primitives.js';
import type { Page } from '../page.js';
import type { Core } from '../transport/call.js';
import type { SwapRequestOptions } from './types.js';

/** Half-way through a swap a number has no route, so it pays to try for longer than usual. */
const RETRIES = 5;

/** The requests of a swap. What changes something takes no signal: it is not to stop half-way. */
export class SwapCalls {
  readonly core: Core;
  readonly options: SwapRequestOptions;

  constructor(core: Core, options?: SwapRequestOptions) {
    this.core = core;
    this.options = { ...options, maxRetries: options?.maxRetries ?? RETRIES };
  }

  /** The same calls, which can no longer be stopped. */
  begun(): SwapCalls {
    return new SwapCalls(this.core, { ...this.options, signal: undefined });
  }

  now(): number {
    return this.core.clock.now();
  }

  number(id: string): APIPromise<PhoneNumber> {
    return this.core.call('numbers.retrieve', { path: { id } }, this.options);
  }

  agent(id: string): APIPromise<Agent> {
    return this.core.call('agents.retrieve', { path: { id } }, this.options);
  }

  rule(id: string): APIPromise<DispatchRule> {
    return this.core.call('dispatchRules.retrieve', { path: { id } }, this.options);
  }

  /** Newest first. */
  async *rules(query: DispatchRuleFilters): AsyncGenerator<DispatchRule, void, undefined> {
    const input = { query: { ...query, limit: 200 } };
    const first = await this.core.page<DispatchRule>('dispatchRules.list', input, this.options);
    for (let page: Page<DispatchRule> | null = first; page; page = await page.nextPage()) yield* page.data;
  }

  /** The rule that was made last for a number, ended or not. */
  async newestRule(numberId: string): Promise<DispatchRule | undefined> {
    const input = { query: { numberId, limit: 1 } };
    return (await this.core.page<DispatchRule>('dispatchRules.list', input, this.options)).data[0];
  }

  /** Changes the metadata of a rule that is still what it was. */
  note(rule: DispatchRule, metadata: MetadataPatch): APIPromise<DispatchRule> {
    const options = { ...this.options, ifVersion: rule.version };
    return this.core.call('dispatchRules.update', { path: { id: rule.id }, body: { metadata } }, options);
  }

  /** Ends a rule that is still what it was. */
  complete(rule: DispatchRule, idempotencyKey: string): APIPromise<DispatchRule> {
    const options = { ...this.options, idempotencyKey, ifVersion: rule.version };
    return this.core.call('dispatchRules.complete', { path: { id: rule.id } }, options);
  }

  create(body: DispatchRuleCreateParams, idempotencyKey: string): APIPromise<DispatchRule> {
    return this.core.call('dispatchRules.create', { body }, { ...this.options, idempotencyKey });
  }
}
