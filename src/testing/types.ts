import type { Call } from '../models/call.js';
import type { LiveCall, RingOptions, SimulateCallOptions } from './call-options.js';
import type { BackendClock } from './clock.js';
import type { Faults } from './fault-options.js';
import type { Listening, ListenOptions } from './listen.js';
import type { BackendSnapshot } from './snapshot.js';

/** Who picks up an outbound call. */
export interface AnswerOptions {
  /** Default `human`. */
  answeredBy?: 'human' | 'machine' | undefined;
}

/**
 * The whole Routing API in memory; see `createRoutingBackend`.
 *
 * @example
 * ```ts
 * const result = { callerName: 'Ada', urgent: false };
 * const { id } = await backend.simulateCall({ from: '+14155550100', to: number.phoneNumber, result });
 * console.log((await client.calls.retrieve(id)).result?.['callerName']); // Ada
 * ```
 */
export interface RoutingBackend {
  /**
   * Answers one request, whatever its origin: only the path counts. Pass it as the client's `fetch`.
   *
   * @example
   * ```ts
   * const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });
   * ```
   */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /**
   * Answers over HTTP on this machine. Node, Bun and Deno only.
   *
   * @example
   * ```ts
   * const { url, close } = await backend.listen();
   * // … new Cordboard({ apiKey: 'sk_test', baseUrl: url })
   * await close();
   * ```
   */
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * The backend's time. All that it does by time, it does by this clock: renewals, idempotency keys,
   * rate limits, reviews, heartbeats.
   *
   * @example
   * ```ts
   * backend.clock.advance(28 * 24 * 3_600_000); // ms; bought numbers fall due
   * ```
   */
  readonly clock: BackendClock;
  /**
   * Makes requests fail in chosen ways.
   *
   * @example
   * ```ts
   * backend.faults.add({ route: 'agents.retrieve', status: 404 });
   * console.log(await client.agents.retrieve('ag_1').catch(isNotFoundError)); // true
   * ```
   */
  readonly faults: Faults;
  /**
   * Someone calls a number. Unless rejected, the call is answered and stays live until `finish`.
   * Does not move the clock.
   *
   * @example
   * ```ts
   * const live = await backend.ring({ from: '+14155550100', to: '+14155550123' });
   * live.call.status; // 'in_progress', or 'rejected'
   * ```
   */
  ring(options: RingOptions): Promise<LiveCall>;
  /**
   * A whole call at once, by default of 0 s. Does not move the clock: with `durationSeconds` the end lies ahead of
   * it, and until then the call takes up a place of its rule.
   *
   * @example
   * ```ts
   * const call = await backend.simulateCall({
   *   from: '+14155550100',
   *   to: '+14155550123',
   *   durationSeconds: 75,
   *   result: { callerName: 'Ada' },
   *   transcript: [{ role: 'caller', text: 'Ada here.' }],
   * });
   * ```
   */
  simulateCall(options: SimulateCallOptions): Promise<Call>;
  /**
   * Someone picks up a queued outbound call.
   *
   * @example
   * ```ts
   * const queued = await client.calls.create({ agentId, to: '+14155550100' });
   * const live = await backend.answer(queued.id, { answeredBy: 'human' });
   * ```
   */
  answer(callId: string, options?: AnswerOptions): Promise<LiveCall>;
  /**
   * A handle on any call of the backend, such as a queued one that is not to be answered.
   *
   * @example
   * ```ts
   * await backend.call(queued.id).finish({ status: 'no_answer' });
   * ```
   */
  call(callId: string): LiveCall;
  /**
   * Resolves when no webhook is on its way any more. Those that wait for their next attempt wait for the
   * clock.
   *
   * @example
   * ```ts
   * await backend.simulateCall({ from: '+14155550100', to: number.phoneNumber });
   * await backend.settled();
   * const [delivery] = await client.webhookDeliveries.iterWebhookDeliveries().toArray({ limit: 1 });
   * ```
   */
  settled(): Promise<void>;
  /**
   * Back to the beginning: everything forgotten, faults removed, live feeds ended, the clock where it started.
   *
   * @example
   * ```ts
   * backend.reset(); // before each test
   * console.log((await client.agents.list()).data); // []
   * ```
   */
  reset(): void;
  /**
   * Everything it knows, as plain JSON. It holds signing secrets and carrier passwords.
   *
   * @example
   * ```ts
   * const before = backend.snapshot();
   * // …
   * backend.restore(before);
   * ```
   */
  snapshot(): BackendSnapshot;
  /**
   * Goes back to the state of a snapshot. Anything else is refused with a `SnapshotError`, and nothing changes.
   *
   * @throws `SnapshotError`, which says what is wrong.
   * @example
   * ```ts
   * const before = backend.snapshot();
   * await client.agents.archive(agent.id);
   * backend.restore(before);
   * console.log((await client.agents.retrieve(agent.id)).status); // active
   * ```
   */
  restore(snapshot: BackendSnapshot): void;
}
