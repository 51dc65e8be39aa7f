/** Provisioning, and the in-memory backend that is behind all the other checks. */
export async function checkBackend(
  { cordboard, provision, testing, webhooks, options },
  { check, equal, setUp, openly },
) {
  const { Cordboard } = cordboard;

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

  if (options.canListen) await check('testing: listens', listen);
}
