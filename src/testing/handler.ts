import type { AnswerOf, BodyOf, QueryOf, RouteKey } from '../contract/index.js';
import type { World } from './world.js';

/** Endpoints that answer with an object or a page; the live feed answers with a stream. */
export type ObjectRoute = Exclude<RouteKey, 'events.stream'>;

/** A request after its schemas. */
interface Input<K extends RouteKey> {
  /** The `{id}` of the path. */
  id: string;
  /** The `{numberId}` of the path. */
  numberId: string;
  query: QueryOf<K>;
  body: BodyOf<K>;
  /** As it was sent, or null. */
  ifMatch: string | null;
  /** The time of the request. */
  now: number;
  /** The name of the key that asks. */
  keyName: string;
}

/** What an endpoint does. */
export type Handler<K extends RouteKey> = (world: World, input: Input<K>) => AnswerOf<K>;
/** One for each endpoint, so that the compiler says which is missing. */
export type Handlers = { [K in ObjectRoute]: Handler<K> };
/** The handlers of one resource. */
export type HandlersOf<Resource extends string> = {
  [K in Extract<ObjectRoute, `${Resource}.${string}`>]: Handler<K>;
};
