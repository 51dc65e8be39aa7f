/**
 * One smoke suite for every runtime: plain JavaScript that needs only what the web platform has. It is given the
 * package's modules, since how they are loaded (import, require, a bundle) is what differs, and answers what it
 * found as plain data.
 *
 * @param modules The package's entries by name.
 * @param options `url`: a backend that answers over HTTP. `canListen`: whether the runtime has servers.
 */
export async function smoke(
  { cordboard, schedule, inbound, webhooks, store, provision, testing },
  { url, canListen },
) {
  const { Cordboard } = cordboard;
  const results = [];
  const inBrowser = typeof document !== 'undefined';
  const openly = inBrowser ? { dangerouslyAllowBrowser: true } : {};

  async function check(name, run) {
    try {
      let timer;
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('took longer than 20 s')), 20_000);
      });
      await Promise.race([run(), late]).finally(() => clearTimeout(timer));
      results.push({ name, ok: true });
    } catch (error) {
      results.push({ name, ok: false, error: String(error?.stack ?? error) });
    }
  }

  function equal(actual, expected) {
    const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (left !== right) throw new Error(`is ${left}, not ${right}`);
  }

  async function refusal(promise) {
    return Promise.resolve(promise).then(
      (value) => {
        throw new Error(`was not refused, but answered ${JSON.stringify(value)}`);
      },
      (error) => error,
    );
  }

  function setUp(options) {
    const backend = testing.createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
    const settings = { apiKey: 'sk_test', baseUrl: 'http://backend.test', ...openly };
    return { backend, client: new Cordboard({ ...settings, fetch: backend.fetch, ...options }) };
  }

  async function importNumber(client) {
    const trunk = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
    return client.telephony.importNumber({
      phoneNumber: '+14155550123',
      connectionId: trunk.id,
      terminationUri: 'sip:trunk.example.com',
      sipUsername: 'office',
      sipPassword: 'secret',
    });
  }

  async function setUpNumber() {
    const { backend, client } = setUp();
    return { backend, client, number: await importNumber(client) };
  }

  await check('client: is refused in a browser unless it is allowed, and made elsewhere', async () => {
    const make = () => new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test' });
    if (!inBrowser) return make();
    const error = await refusal((async () => make())());
    equal(cordboard.isConfigurationError(error), true);
    equal(/In a browser anyone can read the key.*dangerouslyAllowBrowser/.test(error.message), true);
  });

  await check('client: retries a write once, under one key', async () => {
    const keys = [];
    const { backend, client } = setUp({
      middleware: [
        (request, next) => {
          keys.push(request.headers.get('idempotency-key'));
          return next(request);
        },
      ],
    });
    backend.faults.add({ route: 'agents.create', status: 503, retryAfter: 0 });
    const agent = await client.agents.create({ name: 'Reception – café', type: 'inbound' });
    equal(agent.name, 'Reception – café');
    equal([keys.length, new Set(keys).size, typeof keys[0]], [2, 1, 'string']);
    equal((await client.agents.list()).data.length, 1);
  });

  await check('client: errors have classes and guards', async () => {
    const { client } = setUp();
    const missing = await refusal(client.agents.retrieve('ag_none'));
    equal(
      [missing instanceof cordboard.NotFoundError, missing.name, missing.status],
      [true, 'NotFoundError', 404],
    );
    const invalid = await refusal(client.agents.create({ name: '', type: 'inbound' }));
    equal(cordboard.isInvalidParamsError(invalid), true);
    const gone = new AbortController();
    gone.abort();
    equal(cordboard.isAbortError(await refusal(client.agents.list({}, { signal: gone.signal }))), true);
  });

  await check('client: walks 250 calls, with typed results', async () => {
    const { backend, client, number } = await setUpNumber();
    const returns = cordboard.defineReturns({ caller: 'string', urgent: 'boolean' });
    await client.agents.create({ name: 'Desk', type: 'inbound', returns, numberIds: [number.id] });
    for (let i = 0; i < 250; i++) {
      const result = { caller: `Ada ${i}`, urgent: i % 2 === 0 };
      await backend.simulateCall({ from: '+14155550199', to: number.phoneNumber, result });
    }
    let [walked, urgent] = [0, 0];
    for await (const call of client.calls.iterCalls({ returns })) {
      walked += 1;
      if (call.result?.urgent) urgent += 1;
    }
    equal([walked, urgent], [250, 125]);
  });

  await check('client: follows the live feed', async () => {
    const { backend, client, number } = await setUpNumber();
    await client.agents.create({ name: 'Desk', type: 'inbound', numberIds: [number.id] });
    await backend.simulateCall({ from: '+14155550199', to: number.phoneNumber });
    const types = [];
    for await (const event of client.calls.stream({ lastEventId: 'evt_0' })) {
      types.push(event.type);
      if (event.type === 'call.completed') break;
    }
    equal(types, ['call.ringing', 'call.answered', 'call.completed']);
  });

  await check('client: over HTTP by the fetch of the runtime, live feed included', async () => {
    const client = new Cordboard({ apiKey: 'sk_test', baseUrl: url, ...openly });
    const { id: numberId } = await importNumber(client);
    const agent = await client.agents.create({ name: 'Desk', type: 'outbound', numberIds: [numberId] });
    equal((await client.agents.retrieve(agent.id)).id, agent.id);
    const { response } = await client.agents.retrieve(agent.id).withResponse();
    equal(response.status, 200);
    const events = client.calls.stream({ agentId: agent.id, lastEventId: 'evt_0' })[Symbol.asyncIterator]();
    const first = events.next();
    const queued = await client.calls.create({ agentId: agent.id, to: '+14155550100' });
    const { value } = await first;
    equal([value.type, value.data.call.id], ['call.queued', queued.id]);
    await events.return();
  });

  await check('client: a time limit cuts an answer that does not come', async () => {
    const { backend, client } = setUp();
    backend.faults.add({ route: 'agents.list', until: new Promise(() => {}) });
    const error = await refusal(client.agents.list({}, { timeoutMs: 50, maxRetries: 0 }));
    equal([cordboard.isTimeoutError(error), error.name], [true, 'TimeoutError']);
  });

  await check('client: a swap leaves the number with one agent', async () => {
    const { client, number } = await setUpNumber();
    const from = await client.agents.create({ name: 'A', type: 'inbound', numberIds: [number.id] });
    const to = await client.agents.create({ name: 'B', type: 'inbound' });
    await client.numbers.swap(number.id, { fromAgentId: from.id, toAgentId: to.id });
    const owned = await Promise.all([from, to].map(({ id }) => client.agents.retrieve(id)));
    equal(
      owned.map(({ numberIds }) => numberIds),
      [[], [number.id]],
    );
  });

  await check('schedule: opens after the hour that clocks skip', async () => {
    const rule = { schedule: { timezone: 'America/New_York', callWindow: { start: '02:30', end: '05:00' } } };
    const opening = schedule.nextOpening(rule, '2026-03-08T06:00:00Z');
    equal(opening.toISO(), '2026-03-08T03:00:00.000-04:00');
    const { reasons } = schedule.evaluate(rule, { at: '2026-03-08T06:00:00Z' });
    equal(
      reasons.map((reason) => reason.message),
      ['01:00 is outside the call window 02:30–05:00.'],
    );
    const [finding] = schedule.validateSchedule({ schedule: { timezone: 'Mars/Base' } });
    equal([finding.code, finding.field], ['invalid', 'schedule.timezone']);
  });

  await check('schedule: draws a week and writes a calendar', async () => {
    const rule = { schedule: { timezone: 'Asia/Kolkata', callWindow: { start: '10:00', end: '19:00' } } };
    const text = schedule.renderWeek(rule, { format: 'text', weekOf: '2026-03-02' });
    equal(text.includes('Mon'), true);
    equal(schedule.renderWeek(rule, { format: 'svg', weekOf: '2026-03-02' }).startsWith('<svg'), true);
    const range = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' };
    equal(
      schedule.toICalendar(rule, { ...range, labels: ['Desk'] }).match(/DTSTART:.*Z/)[0],
      'DTSTART:20260302T043000Z',
    );
  });

  await check('inbound: decides, refuses a stranger, and falls back when it is slow', async () => {
    const clock = testing.createTestClock();
    const token = 'a-long-enough-token-1';
    const handler = inbound.createInboundHandler({
      auth: inbound.capabilityToken([token]),
      clock,
      onCall: (call) =>
        call.caller === '+14155550100'
          ? inbound.route.toAgent('ag_vip', { variables: { name: 'Ada' } })
          : new Promise(() => {}),
    });
    const at = `https://me.test/ringing?token=${token}`;
    equal((await testing.simulateInbound(handler, { clock, url: at })).id, 'ag_vip');
    const slow = await testing.simulateInbound(handler, { clock, url: at, caller: '+14155550101' });
    equal([slow.id, slow.ringingMs], ['ag_bound', 4000]);
    const strange = await testing.simulateInbound(handler, { clock, url: 'https://me.test/ringing?token=x' });
    equal([strange.decidedBy, strange.attempts[0].status], ['platform', 401]);
  });

  const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
  const event = {
    id: 'evt_1',
    type: 'call.queued',
    createdAt: '2026-11-01T00:00:00Z',
    apiVersion: '2026-11-01',
  };
  const body = JSON.stringify({ ...event, data: { call: { id: 'call_1' } } });
  const post = (headers, sent = body) =>
    new Request('https://me.test/webhooks', { method: 'POST', headers, body: sent });

  await check('webhooks: verified, handled once, and a changed one refused', async () => {
    let times = 0;
    const handler = webhooks.createWebhookHandler({
      verifier: webhooks.createWebhookVerifier({ secrets: secret }),
      store: store.createMemoryStore(),
      on: { '*': ({ id }) => new Response(`${id} ${++times}`) },
    });
    const headers = await webhooks.signWebhook({ secret, body, id: 'evt_1' });
    equal(await (await handler(post(headers))).text(), 'evt_1 1');
    equal(await (await handler(post(headers))).text(), 'evt_1 1');
    equal((await handler(post(headers, body.replace('call_1', 'call_2')))).status, 401);
  });

  await check('webhooks: ed25519 and hex digests', async () => {
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
    const publicKey = `whpk_${base64(await crypto.subtle.exportKey('raw', pair.publicKey))}`;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signed = new TextEncoder().encode(`msg_1.${timestamp}.${body}`);
    const signature = `v1a,${base64(await crypto.subtle.sign('Ed25519', pair.privateKey, signed))}`;
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    const verifier = webhooks.createWebhookVerifier({ secrets: publicKey });
    equal((await verifier.verify(post(headers))).id, 'evt_1');
    const scheme = webhooks.hexDigest({ header: 'X-Hub-Signature-256' });
    const digest = await webhooks.signWebhook({ scheme, secret: 'text', body });
    const hex = webhooks.createWebhookVerifier({ secrets: 'text', scheme });
    equal((await hex.verifySignature({ headers: digest, body })).secretIndex, 0);
  });

  await check('provision: reads YAML, plans and applies', async () => {
    const { backend, client } = setUp();
    const config = await provision.parseRouting('agents:\n  desk: { type: inbound, name: Desk }\n');
    const planned = await provision.plan(client, config, { now: backend.clock.now() });
    await provision.apply(client, planned);
    equal(
      (await client.agents.list()).data.map(({ name }) => name),
      ['Desk'],
    );
    equal((await provision.plan(client, config, { now: backend.clock.now() })).changes.length, 0);
  });

  await check('testing: sends signed webhooks, and comes back to a snapshot', async () => {
    let received = 0;
    let handler = async () => new Response(null, { status: 503 });
    const backend = testing.createRoutingBackend({ send: (request) => handler(request) });
    const client = new Cordboard({
      apiKey: 'sk_test',
      baseUrl: 'http://backend.test',
      fetch: backend.fetch,
      ...openly,
    });
    const before = JSON.parse(JSON.stringify(backend.snapshot()));
    const endpoint = await client.webhookEndpoints.create({ url: 'https://shop.example/hook' });
    handler = webhooks.createWebhookHandler({
      verifier: webhooks.createWebhookVerifier({ secrets: endpoint.signingSecret }),
      on: {
        '*': () => {
          received += 1;
        },
      },
    });
    await client.webhookEndpoints.test(endpoint.id);
    await backend.settled();
    equal(received, 1);
    backend.restore(before);
    equal((await client.webhookEndpoints.list()).data.length, 0);
  });

  async function listen() {
    const backend = testing.createRoutingBackend();
    const { url: own, close } = await backend.listen();
    const client = new Cordboard({ apiKey: 'sk_test', baseUrl: own });
    await client.agents.create({ name: 'Over HTTP', type: 'inbound' });
    equal((await client.agents.list()).data.length, 1);
    await close();
  }

  if (canListen) await check('testing: listens', listen);
  return results;
}
