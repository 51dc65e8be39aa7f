/** Ringing calls and webhooks, whose cryptography comes from the runtime. */
export async function checkHandlers({ inbound, webhooks, store, testing }, { check, equal }) {
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
}
