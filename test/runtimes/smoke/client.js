/** Requests: what is sent, what comes back, what is refused. */
export async function checkClient(
  { cordboard, options },
  { check, equal, refusal, setUp, setUpNumber, importNumber, inBrowser, openly },
) {
  const { Cordboard } = cordboard;

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
    const listing = client.agents.list();
    equal(listing instanceof Promise, true);
    equal((await listing).data.length, 1);
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
    const client = new Cordboard({ apiKey: 'sk_test', baseUrl: options.url, ...openly });
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
}
