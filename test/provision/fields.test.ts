import type { ExportedSecret, RoutingConfig } from 'cordboard/provision';
import { exportRouting, plan } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { ENV, openAccount } from './support/account.js';

const signingSecret = { callback: 'vault' };
const sip = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: { env: 'SIP_PASSWORD' } };
const schedule = {
  timezone: 'UTC',
  startDate: '2026-01-01',
  endDate: '2027-01-01',
  callWindow: { start: '09:00', end: '17:00' },
  activeDays: ['mon', 'tue'] as ('mon' | 'tue')[],
};

/** One of each thing, with every field that a config can say and change. */
const entries = {
  connections: { office: { type: 'custom_sip', friendlyName: 'Office' } },
  agents: {
    it: {
      type: 'inbound',
      name: 'It',
      persona: 'Kind',
      instructions: 'Be brief.',
      voice: 'alloy',
      language: 'en',
      returns: { name: 'string' },
      tools: [{ type: 'x' }],
      voicemailAction: 'hangup',
      webhookUrl: 'https://a.example.com/',
      signingSecret,
      metadata: { team: 'a' },
    },
  },
  numbers: {
    it: {
      phoneNumber: '+442079460001',
      connection: 'office',
      import: sip,
      friendlyName: 'It',
      inboundCallback: { url: 'https://a.example.com/' },
      metadata: { team: 'a' },
    },
  },
  routes: {
    it: { agent: 'it', schedule, maxConcurrentCalls: 2, variables: { a: 'a' }, metadata: { team: 'a' } },
  },
  webhooks: {
    it: {
      url: 'https://a.example.com/',
      description: 'It',
      enabledEvents: ['call.completed'],
      status: 'enabled',
      signingSecret,
      metadata: { team: 'a' },
    },
  },
} satisfies RoutingConfig;

type Section = 'agents' | 'numbers' | 'routes' | 'webhooks';
interface Fields {
  [field: string]: unknown;
}

test.each<[Section, string, unknown]>([
  ['agents', 'name', 'That'],
  ['agents', 'persona', null],
  ['agents', 'instructions', 'Take your time.'],
  ['agents', 'voice', 'verse'],
  ['agents', 'language', 'pt-BR'],
  ['agents', 'returns', { urgent: 'boolean' }],
  ['agents', 'tools', [{ type: 'y' }]],
  ['agents', 'voicemailAction', 'leave_message'],
  ['agents', 'webhookUrl', 'https://b.example.com/'],
  ['agents', 'metadata', { team: 'b' }],
  ['numbers', 'friendlyName', 'That'],
  ['numbers', 'inboundCallback', null],
  ['numbers', 'metadata', { team: 'b' }],
  ['routes', 'schedule', { ...schedule, timezone: 'Asia/Kolkata' }],
  ['routes', 'schedule', { ...schedule, startDate: '2026-02-01' }],
  ['routes', 'schedule', { ...schedule, endDate: '2027-02-01' }],
  ['routes', 'schedule', { ...schedule, callWindow: { start: '08:00', end: '17:00' } }],
  ['routes', 'schedule', { ...schedule, callWindow: { start: '09:00', end: '18:00' } }],
  ['routes', 'schedule', { ...schedule, callWindow: { start: '09:00' } }],
  ['routes', 'schedule', { ...schedule, callWindow: { end: '17:00' } }],
  ['routes', 'schedule', { ...schedule, activeDays: [] }],
  ['routes', 'maxConcurrentCalls', 3],
  ['routes', 'variables', { a: 'b' }],
  ['routes', 'metadata', { team: 'b' }],
  ['webhooks', 'description', 'That'],
  ['webhooks', 'enabledEvents', ['call.answered', 'call.completed']],
  ['webhooks', 'status', 'disabled'],
  ['webhooks', 'metadata', { team: 'b' }],
])(
  'one field that changes is one change, written and exported: %s, %s: %j',
  async (section, field, value) => {
    const account = openAccount();
    await account.apply(entries);
    const was = entries[section].it as Fields;
    const config = { ...entries, [section]: { it: { ...was, [field]: value } } };
    const { changes } = await account.apply(config);
    const id = `${section.slice(0, -1)}.it.update`;
    const shown = (each: unknown) => (field === 'inboundCallback' ? expect.anything() : each);
    const name = expect.any(String);
    expect(changes).toMatchObject([
      { id, name, before: { [field]: shown(was[field]) }, after: { [field]: value } },
    ]);
    expect(Object.keys(changes[0]?.after ?? {})).toEqual([field]);
    expect((await account.plan(config)).changes).toEqual([]);

    const env: { [name: string]: string } = {};
    const onSecret = (secret: ExportedSecret) => {
      env[secret.name] = secret.value;
    };
    const exported = await exportRouting(account.client, { onSecret });
    if (value !== null) expect(exported.config[section]?.['it']).toMatchObject({ [field]: value });
    const again = await plan(account.client, exported.config, { env, now: account.clock.now(), prune: true });
    expect(again.changes).toEqual([]);
  },
);

test('what an export leaves out is what a config need not say', async () => {
  const account = openAccount();
  await account.apply({
    ...entries,
    agents: { it: { type: 'inbound', name: 'It' } },
    routes: { it: { agent: 'it' } },
    webhooks: { it: { url: { env: 'EVENTS' }, signingSecret } },
  });
  const { config } = await exportRouting(account.client);
  expect(Object.keys(config.agents?.['it'] ?? {})).toEqual(['type', 'name', 'language']);
  expect(config.routes).toEqual({ it: { agent: 'it' } });
  expect(Object.keys(Object.values(config.webhooks ?? {})[0] ?? {})).toEqual(['url', 'enabledEvents']);
  expect(JSON.stringify(config)).not.toContain(ENV.EVENTS);
});
