import type { Agent, AvailableNumber, PhoneNumber, TelephonyConnection } from 'cordboard';
import type { RoutingBackendOptions } from 'cordboard/testing';
import { createRoutingBackend } from 'cordboard/testing';
import type { Api, Page } from './api.js';
import { api } from './api.js';

const START = '2026-11-02T09:00:00.000Z';
export const CALLER = '+14155550100';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export function start(options: RoutingBackendOptions = {}) {
  const backend = createRoutingBackend({ now: START, ...options });
  return { backend, http: api(backend) };
}

export function connect(http: Api, type = 'twilio_managed'): Promise<TelephonyConnection> {
  const fields: { [type: string]: object } = {
    twilio_managed: { acceptTerms: true },
    twilio_byo: { accountSid: 'AC0123456789', authToken: 'very-secret' },
  };
  return http.post('/telephony/connections', { type, friendlyName: type, ...fields[type] });
}

export async function offers(http: Api, query: string): Promise<AvailableNumber[]> {
  return (await http.get<Page<AvailableNumber>>(`/telephony/available-numbers?${query}`)).data;
}

export async function buy(
  http: Api,
  connection: TelephonyConnection,
  areaCode = '415',
): Promise<PhoneNumber> {
  const [offer] = await offers(http, `countryCode=US&areaCode=${areaCode}&limit=1`);
  return http.post('/telephony/numbers', { phoneNumber: offer?.phoneNumber, connectionId: connection.id });
}

export function createAgent(http: Api, fields: object = {}): Promise<Agent> {
  return http.post('/agents', { name: 'Reception', type: 'inbound', ...fields });
}

/** A bought number and the inbound agent that answers it. */
export async function routed(http: Api, agentFields: object = {}) {
  const number = await buy(http, await connect(http));
  const agent = await createAgent(http, { numberIds: [number.id], ...agentFields });
  return { number, agent };
}
