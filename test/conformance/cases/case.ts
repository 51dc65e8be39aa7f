import type { RouteKey } from '../../../src/contract/index.js';
import type { KnownErrorCode } from '../../../src/models/error-codes.js';
import type { World } from '../world.js';

/** What a request is made of; the method and the path come from the contract. */
export interface Parts {
  /** Path parameters, in the order of the path. */
  ids?: string[];
  query?: { [name: string]: string };
  body?: object;
  headers?: { [name: string]: string };
}

type Make = (world: World) => Parts;

/** One endpoint: a request that succeeds, and one for each error that is its own. */
export interface Case {
  success: Make;
  errors?: { [code in KnownErrorCode]?: Make };
}

export type Cases<Prefix extends string> = { [K in Extract<RouteKey, `${Prefix}.${string}`>]: Case };
