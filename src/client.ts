import { APIPromise } from './api-promise.js';
import { late } from './late.js';
import type { CordboardOptions, RequestOptions, Settings } from './options.js';
import { settle } from './options.js';
import { AccountResource } from './resources/account.js';
import { Agents } from './resources/agents.js';
import { Calls } from './resources/calls.js';
import { DispatchRules } from './resources/dispatch-rules.js';
import { Numbers } from './resources/numbers.js';
import { Telephony } from './resources/telephony.js';
import { WebhookDeliveries } from './resources/webhook-deliveries.js';
import { WebhookEndpoints } from './resources/webhook-endpoints.js';
import type { Core, RawRequest } from './transport/call.js';

/**
 * The client of the Routing API. Creating one is cheap: the code that talks HTTP is loaded at the first call.
 *
 * @throws `ConfigurationError` when the key or the base URL is missing or unusable.
 * @example
 * ```ts
 * import { Cordboard } from 'cordboard';
 *
 * const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'https://api.example.com' });
 * const agent = await client.agents.create({ name: 'Reception', type: 'inbound' });
 * ```
 */
export class Cordboard {
  /** The account behind the key. */
  readonly account: AccountResource;
  /** Voice agents, and the numbers attached to them. */
  readonly agents: Agents;
  /** Inbound and outbound calls. */
  readonly calls: Calls;
  /** Which agent answers which number, when, and how many calls at once. */
  readonly dispatchRules: DispatchRules;
  /** The phone numbers of the account. */
  readonly numbers: Numbers;
  /** Connections to the telephone network, and buying or importing numbers. */
  readonly telephony: Telephony;
  /** The log of what was sent to webhook endpoints. */
  readonly webhookDeliveries: WebhookDeliveries;
  /** Endpoints that are sent the account's events. */
  readonly webhookEndpoints: WebhookEndpoints;

  readonly #options: CordboardOptions;
  readonly #settings: Settings;
  /** What a client has in common with its variants; the engine keeps their key by it. */
  #kin = {};
  readonly #load = late(() =>
    import('./transport/engine.js').then(({ createEngine }) =>
      createEngine(this.#settings, this.#options, this.#kin),
    ),
  );

  /**
   * Options that are left out are read from `CORDBOARD_API_KEY` and `CORDBOARD_BASE_URL`, or have a default.
   *
   * @throws `ConfigurationError` when the key or the base URL is missing or unusable.
   * @example
   * ```ts
   * const client = new Cordboard({ maxRetries: 4, timeoutMs: 10_000 });
   * ```
   */
  constructor(options?: CordboardOptions) {
    this.#options = { ...options };
    this.#settings = settle(this.#options);
    const core: Core = {
      clock: this.#settings.clock,
      call: (...args) => new APIPromise(this.#load().then((engine) => engine.call(...args))),
      page: (...args) => new APIPromise(this.#load().then((engine) => engine.page(...args))),
      stream: (...args) => this.#load().then((engine) => engine.stream(...args)),
    };
    this.account = new AccountResource(core);
    this.agents = new Agents(core);
    this.calls = new Calls(core);
    this.dispatchRules = new DispatchRules(core);
    this.numbers = new Numbers(core);
    this.telephony = new Telephony(core);
    this.webhookDeliveries = new WebhookDeliveries(core);
    this.webhookEndpoints = new WebhookEndpoints(core);
  }

  /**
   * Calls an endpoint that this SDK does not know yet, with the same retries, timeouts and errors. Nothing is
   * validated. With `stream: true` the data is the unread body.
   *
   * @example
   * ```ts
   * const answer = await client.request('GET', '/v1/agents', { query: { limit: 1 } });
   * ```
   */
  request(method: string, path: string, options?: RawRequest & RequestOptions): APIPromise<unknown> {
    const { query, body, stream, ...rest } = options ?? {};
    return new APIPromise(
      this.#load().then((engine) => engine.request(method, path, { query, body, stream }, rest)),
    );
  }

  /**
   * A client that differs in these options and shares all others, the key that an `apiKey` function gave and what
   * came from the environment included.
   *
   * @example
   * ```ts
   * const patient = client.withOptions({ timeoutMs: 120_000, totalTimeoutMs: 600_000 });
   * ```
   */
  withOptions(options: CordboardOptions): Cordboard {
    const merged: { [name: string]: unknown } = { ...this.#options };
    const given: { [name: string]: unknown } = { ...options };
    for (const name in given) merged[name] = given[name] ?? merged[name];
    const variant = new Cordboard(merged);
    variant.#kin = given['apiKey'] ? {} : this.#kin;
    return variant;
  }
}
