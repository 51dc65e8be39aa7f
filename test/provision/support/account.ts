import { Cordboard } from 'cordboard';
import type { RoutingConfig, RoutingPlan } from 'cordboard/provision';
import { apply, plan } from 'cordboard/provision';
import type { RoutingBackend } from 'cordboard/testing';
import { createRoutingBackend } from 'cordboard/testing';
import { ManualClock } from '../../support/clock.js';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** What the configs of these tests name. The values must never be seen. */
export const ENV = {
  AGENT_HOOK: 'https://hooks.example.com/agent?token=agent-token-1',
  CALLBACK: 'https://backend.example.com/inbound/Zx81aB09qQ7744callback',
  EVENTS: 'https://user:events-password@events.example.com/all',
  SIP_PASSWORD: 'sip-password-1',
  TWILIO_SID: 'AC00112233445566',
  TWILIO_TOKEN: 'twilio-token-1',
};

/** Any part of a secret that must not be seen. */
export const SECRETS =
  /agent-token-1|Zx81aB09qQ7744callback|events-password|sip-password-1|twilio-token-1|whsec_/;

/** Takes secrets and forgets them. */
export const discard = () => undefined;

export interface Account {
  backend: RoutingBackend;
  client: Cordboard;
  clock: ManualClock;
  /** Requests since the start: method and path. */
  requests: string[];
  plan(config: RoutingConfig, options?: { prune?: boolean }): Promise<RoutingPlan>;
  /** Plans and applies, with leave to do all. */
  apply(config: RoutingConfig, options?: { prune?: boolean }): Promise<RoutingPlan>;
}

type Send = (request: Request) => Promise<Response>;

/** An account in a backend of its own. Waits of the client pass at once; `through` may break requests. */
export function openAccount(through: (send: Send) => Send = (send) => send, credits = '1000.00'): Account {
  const clock = new ManualClock(Date.parse('2026-11-02T15:00:00Z'), (ms) => ms < 20_000);
  const backend = createRoutingBackend({ now: () => clock.now(), credits });
  const requests: string[] = [];
  const send = through((request) => backend.fetch(request));
  const fetch: Send = (request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return send(request);
  };
  const client = new Cordboard({
    apiKey: 'sk_test',
    baseUrl: 'http://backend.test',
    fetch,
    clock,
    maxRetries: 0,
    logLevel: 'off',
  });
  const planned = (config: RoutingConfig, { prune }: { prune?: boolean } = {}) =>
    plan(client, config, { env: ENV, now: clock.now(), prune });
  return {
    backend,
    client,
    clock,
    requests,
    plan: planned,
    async apply(config, options) {
      const made = await planned(config, options);
      await apply(client, made, { env: ENV, allowSpend: true, allowDestroy: true, onSecret: discard });
      return made;
    },
  };
}
