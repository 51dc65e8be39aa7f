import type { RoutingConfig } from 'cordboard/provision';

const signingSecret = { callback: 'vault' };
const connections = {
  main: { type: 'twilio_managed', friendlyName: 'Main', acceptTerms: true },
  office: { type: 'custom_sip', friendlyName: 'Office' },
} as const;
const own = (phoneNumber: string) => ({
  phoneNumber,
  connection: 'office',
  import: { terminationUri: 'sip:t.example.com', sipUsername: 'me', sipPassword: { env: 'SIP_PASSWORD' } },
});
const local = { buy: { countryCode: 'US', areaCode: '415' }, connection: 'main' };

/** Where an account comes from. */
export const before: RoutingConfig = {
  connections,
  agents: {
    day: { type: 'inbound', name: 'Day' },
    night: { type: 'inbound', name: 'Night' },
    old: { type: 'inbound', name: 'Old' },
    dialer: { type: 'outbound', name: 'Dialer', numbers: ['desk', 'sales'], primaryNumber: 'desk' },
  },
  numbers: { desk: local, sales: local, spare: own('+442079460001'), gone: own('+442079460002') },
  routes: {
    desk: { agent: 'day', schedule: { timezone: 'UTC', activeDays: ['mon'] }, variables: { line: 'desk' } },
    sales: { agent: 'old' },
    spare: { agent: 'day' },
    gone: { agent: 'old' },
  },
  webhooks: { old: { url: 'https://old.example.com/', signingSecret } },
};

/** Where it goes: every kind of change at least once, `prune` among them. */
export const after: RoutingConfig = {
  connections,
  agents: {
    day: { type: 'inbound', name: 'Day shift', webhookUrl: { env: 'AGENT_HOOK' }, signingSecret },
    night: { type: 'inbound', name: 'Night', instructions: 'Be brief.' },
    fresh: { type: 'inbound', name: 'Fresh', webhookUrl: 'https://fresh.example.com/', signingSecret },
    dialer: { type: 'outbound', name: 'Dialer', numbers: ['sales', 'extra'], primaryNumber: 'extra' },
  },
  numbers: {
    desk: { ...local, inboundCallback: { url: { env: 'CALLBACK' } } },
    sales: { ...local, friendlyName: 'Sales' },
    extra: { ...local, inboundCallback: { url: { env: 'CALLBACK' } }, metadata: { team: 'sales' } },
    another: local,
    spare: own('+442079460001'),
    imported: own('+442079460003'),
  },
  routes: {
    desk: {
      agent: 'night',
      schedule: { timezone: 'UTC', activeDays: ['mon', 'tue'] },
      maxConcurrentCalls: 4,
    },
    sales: { agent: 'fresh' },
    extra: { agent: 'fresh', variables: { line: 'extra' } },
    imported: { agent: 'day' },
    spare: null,
  },
  webhooks: { events: { url: { env: 'EVENTS' }, signingSecret } },
};
