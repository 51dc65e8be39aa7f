import type { RoutingBackend } from 'cordboard/testing';

type Answer = { id: string; phoneNumber: string; data: { phoneNumber: string }[] };

/** Five numbers are bought below: with this much, nothing is left. */
export const JUST_ENOUGH = '5.75';
export const NOW = '2026-11-02T15:00:00Z';

/** An account in which every endpoint has something to act on. All values are ids unless they say otherwise. */
export type World = Awaited<ReturnType<typeof populate>>;

const prepared = new Map<string, { account: string; world: World }>();

/** Makes it once for each sum of credits: after that, the account is put back as it was. */
export async function prepare(backend: RoutingBackend, credits: string): Promise<World> {
  const known = prepared.get(credits);
  if (known) {
    backend.restore(JSON.parse(known.account));
    return known.world;
  }
  const world = await populate(backend);
  prepared.set(credits, { account: JSON.stringify(backend.snapshot()), world });
  return world;
}

async function populate(backend: RoutingBackend) {
  async function send(method: string, path: string, body?: object): Promise<Answer> {
    const init = { method, headers: { authorization: 'Bearer sk_test', 'content-type': 'application/json' } };
    const url = `http://backend.test/v1${path}`;
    const response = await backend.fetch(url, body ? { ...init, body: JSON.stringify(body) } : init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? ({} as Answer) : JSON.parse(text);
  }
  const post = (path: string, body?: object) => send('POST', path, body);
  const made = async (path: string, body: object) => (await post(path, body)).id;
  const connect = (body: object) => made('/telephony/connections', { friendlyName: 'x', ...body });

  const sip = await connect({ type: 'custom_sip' });
  const spare = await connect({ type: 'custom_sip' });
  const unverified = await connect({ type: 'indian' });
  const verified = await connect({ type: 'indian' });
  const mobileNumber = '+919820012345';
  await post(`/telephony/connections/${verified}/verify-mobile`, { mobileNumber });
  await post(`/telephony/connections/${verified}/verify-mobile`, { mobileNumber, code: '123456' });
  const managed = await connect({ type: 'twilio_managed', acceptTerms: true });
  const unused = await connect({ type: 'twilio_managed', acceptTerms: true });

  const { data } = await send('GET', '/telephony/available-numbers?countryCode=US&limit=6');
  const offer = (index: number) => data[index]?.phoneNumber ?? '';
  const india = await send('GET', '/telephony/available-numbers?countryCode=IN&limit=1');
  const buy = (index: number) =>
    made('/telephony/numbers', { phoneNumber: offer(index), connectionId: managed });
  const [routed, free, dialling, scheduled, released] = [
    await buy(0),
    await buy(1),
    await buy(2),
    await buy(3),
    await buy(4),
  ];
  await send('DELETE', `/numbers/${released}`);
  const trunk = { connectionId: sip, terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
  const imported = await made('/telephony/numbers/import', { phoneNumber: '+442079460123', ...trunk });

  const agent = (name: string, type: string, numberIds: string[] = []) =>
    made('/agents', { name, type, numberIds });
  const inbound = await agent('Reception', 'inbound', [routed]);
  const idle = await agent('Idle', 'inbound');
  const outbound = await agent('Dialer', 'outbound', [dialling]);
  const archived = await agent('Archived', 'inbound');
  await send('DELETE', `/agents/${archived}`);
  const archivedOutbound = await agent('Archived too', 'outbound');
  await send('DELETE', `/agents/${archivedOutbound}`);

  const completed = await made('/dispatch-rules', { numberId: scheduled, agentId: inbound });
  await post(`/dispatch-rules/${completed}/complete`);
  const rule = await made('/dispatch-rules', {
    numberId: scheduled,
    agentId: inbound,
    schedule: { timezone: 'Europe/London', callWindow: { start: '09:00', end: '17:30' } },
  });
  const { id: call } = await backend.simulateCall({
    from: '+14155550199',
    to: offer(0),
    transcript: [{ role: 'agent', text: 'Hello' }],
  });
  const endpoint = await made('/webhook-endpoints', { url: 'https://example.com/hooks' });
  const delivery = (await post(`/webhook-endpoints/${endpoint}/test`)).id;
  return {
    sip,
    spare,
    unverified,
    verified,
    managed,
    unused,
    routed,
    free,
    dialling,
    released,
    imported,
    routedPhone: offer(0),
    offered: offer(5),
    offeredInIndia: india.data[0]?.phoneNumber ?? '',
    inbound,
    idle,
    outbound,
    archived,
    archivedOutbound,
    rule,
    completed,
    call,
    endpoint,
    delivery,
  };
}
