import type {
  AgentConfig,
  ConnectionConfig,
  NumberConfig,
  RouteConfig,
  RoutingConfig,
  WebhookConfig,
} from './types.js';

/** A {@link RoutingConfig} whose references are held to the keys that it defines. */
export interface RoutingDefinition<C extends string, A extends string, N extends string> {
  /** Connections to the telephone network. */
  connections?: Record<C, ConnectionConfig> | undefined;
  /** Voice agents. */
  agents?: Record<A, AgentConfig<NoInfer<N>>> | undefined;
  /** Phone numbers. */
  numbers?: Record<N, NumberConfig<NoInfer<C>>> | undefined;
  /** By the key of the number: who answers it. `null` = nobody, its route is completed. */
  routes?: { [K in NoInfer<N>]?: RouteConfig<NoInfer<A>> | null | undefined } | undefined;
  /** Endpoints that are sent the account's events. */
  webhooks?: { [key: string]: WebhookConfig } | undefined;
}

/**
 * Writes down what an account should look like. A route to an agent that is not defined, or for a number that is not,
 * does not compile. It returns the same plain object.
 *
 * @example
 * ```ts
 * import { defineRouting } from 'cordboard/provision';
 *
 * const routing = defineRouting({
 *   connections: { main: { type: 'twilio_managed', friendlyName: 'Main line', acceptTerms: true } },
 *   agents: { reception: { type: 'inbound', name: 'Reception' } },
 *   numbers: { frontDesk: { buy: { countryCode: 'US', areaCode: '415' }, connection: 'main' } },
 *   routes: { frontDesk: { agent: 'reception' } },
 * });
 * console.log(Object.keys(routing.numbers ?? {})); // [ 'frontDesk' ]
 * ```
 */
export function defineRouting<C extends string = never, A extends string = never, N extends string = never>(
  definition: RoutingDefinition<C, A, N>,
): RoutingConfig {
  return definition as RoutingConfig;
}
