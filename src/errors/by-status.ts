import { APIError } from './api.js';

/* The errors that the server answers, one for each status. */

/**
 * 400: unreadable JSON, a bad cursor. `param` names the field, such as `cursor`.
 *
 * @example
 * ```ts
 * const page = await client.calls.list({ cursor: 'kept-since-spring' }).catch((error) => {
 *   if (!(error instanceof BadRequestError) || error.param !== 'cursor') throw error;
 *   return client.calls.list(); // from the first page
 * });
 * ```
 */
export class BadRequestError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'BadRequestError';
  }
}
/**
 * 401: the key is missing, wrong or revoked. If `apiKey` is a function, it has already been called once more, to no
 * avail.
 *
 * @example
 * ```ts
 * const customer = client.withOptions({ apiKey: 'sk_revoked' });
 * const works = await customer.account.retrieve().then(
 *   () => true,
 *   (error) => (error instanceof AuthenticationError ? false : Promise.reject(error)),
 * );
 * console.log(works); // false
 * ```
 */
export class AuthenticationError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'AuthenticationError';
  }
}
/**
 * 402: the account's credits do not cover it. Nothing was bought and nobody was called; `details` may say what it costs
 * (`price`) and what is left (`credits`).
 *
 * @example
 * ```ts
 * await client.numbers.renew(number.id).catch((error) => {
 *   if (!(error instanceof InsufficientCreditsError)) throw error;
 *   console.error(`Top up: ${number.phoneNumber} is lost at ${number.releasesAt}.`, error.details['credits']);
 * });
 * ```
 */
export class InsufficientCreditsError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'InsufficientCreditsError';
  }
}
/**
 * 403: the key may not do this, such as a write with a read-only key.
 *
 * @example
 * ```ts
 * await client.agents.update(agent.id, { name: 'Front desk' }).catch((error) => {
 *   if (!(error instanceof PermissionDeniedError)) throw error;
 *   console.error('CORDBOARD_API_KEY may only read: deploy with one that may write.');
 * });
 * ```
 */
export class PermissionDeniedError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'PermissionDeniedError';
  }
}
/**
 * 404: there is no such object, or it belongs to another account.
 *
 * @example
 * ```ts
 * const known = await client.agents.retrieve('ag_gone').catch((error) => {
 *   if (error instanceof NotFoundError) return null;
 *   throw error;
 * });
 * console.log(known); // null
 * ```
 */
export class NotFoundError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'NotFoundError';
  }
}
/**
 * 409: it conflicts with the current state; `code` says how, and `details` who or what is in the way.
 *
 * @example
 * ```ts
 * await client.dispatchRules.create({ numberId: number.id, agentId: nightShift.id }).catch((error) => {
 *   if (!(error instanceof ConflictError) || error.code !== 'number_already_routed') throw error;
 *   console.log(error.details['agentId'], error.details['dispatchRuleId']); // ag_1 dr_1
 * });
 * ```
 */
export class ConflictError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'ConflictError';
  }
}
/**
 * 410: the event to resume from is no longer kept. Thrown while a stream with `lastEventId` is iterated; what was
 * missed can still be listed.
 *
 * @example
 * ```ts
 * try {
 *   for await (const { type } of client.calls.stream({ lastEventId: 'evt_kept' })) console.log(type);
 * } catch (error) {
 *   if (!(error instanceof CursorExpiredError)) throw error;
 *   const missed = await client.calls.iterCalls({ updatedAfter: '2026-11-02T09:00:00Z' }).toArray({ limit: 1_000 });
 * }
 * ```
 */
export class CursorExpiredError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'CursorExpiredError';
  }
}
/**
 * 412: the object has changed since the version in `ifVersion`. Nothing was written: read it again, and decide again.
 *
 * @example
 * ```ts
 * const beBrief = async () => {
 *   const { version, instructions } = await client.agents.retrieve(agent.id);
 *   const params = { instructions: `${instructions ?? ''} Be brief.` };
 *   return client.agents.update(agent.id, params, { ifVersion: version });
 * };
 * await beBrief().catch((error) => (error instanceof VersionMismatchError ? beBrief() : Promise.reject(error)));
 * ```
 */
export class VersionMismatchError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'VersionMismatchError';
  }
}
/**
 * 422: fields are wrong; see `issues`. What the client can check by itself is refused earlier, as an
 * `InvalidParamsError`; this is what only the server knows, or an idempotency key that was used for another request
 * (`idempotency_key_reused`).
 *
 * @example
 * ```ts
 * const order = { idempotencyKey: 'order-4711' };
 * await client.calls.create({ agentId, to: '+14155550123' }, order);
 * await client.calls.create({ agentId, to: '+14155550199' }, order).catch((error) => {
 *   if (error instanceof UnprocessableEntityError) console.log(error.code); // idempotency_key_reused
 * });
 * ```
 */
export class UnprocessableEntityError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'UnprocessableEntityError';
  }
}
/**
 * 429: too many requests; see `retryAfterMs`. The client waits that long by itself, unless its retries are used up or
 * the wait is longer than the time that is left.
 *
 * @example
 * ```ts
 * backend.faults.add({ status: 429, retryAfter: 600 });
 * await client.account.retrieve().catch((error) => {
 *   if (!(error instanceof RateLimitError)) throw error;
 *   console.log(`Queued for ${error.retryAfterMs ?? 60_000} ms`); // Queued for 600000 ms
 * });
 * ```
 */
export class RateLimitError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'RateLimitError';
  }
}
/**
 * 5xx: the server, or a provider behind it, failed. 500, 502, 503 and 504 have already been retried, without success.
 *
 * @example
 * ```ts
 * await client.numbers.release('pn_free').catch((error) => {
 *   if (!(error instanceof ServerError)) throw error;
 *   const who = error.code === 'provider_error' ? 'the carrier' : 'the platform';
 *   console.error(`Not given back, because of ${who}: name request ${error.requestId} to support.`);
 * });
 * ```
 */
export class ServerError extends APIError {
  /** @internal */
  static override get name(): string {
    return 'ServerError';
  }
}
