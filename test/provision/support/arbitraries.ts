import type {
  AgentConfig,
  NumberConfig,
  RouteConfig,
  RoutingConfig,
  WebhookConfig,
} from 'cordboard/provision';
import fc from 'fast-check';

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const words = fc.constantFrom('Reception', 'Night shift', 'Sales', 'ünïcode ☎', 'a|b`c', '0', '0o17', '<<');
/** Where a name must have letters, other text need not. */
const text = fc.oneof(words, fc.constant(' \n'));
const metadata = fc.dictionary(fc.constantFrom('team', 'cost', 'constructor', 'x y', '<<'), text, {
  maxKeys: 3,
});
const signingSecret = fc.constant({ callback: 'vault' });

const agent = (type: 'inbound' | 'outbound'): fc.Arbitrary<AgentConfig> =>
  fc.record({
    name: words,
    type: fc.constant(type),
    persona: optional(fc.option(text)),
    instructions: optional(text),
    voice: optional(fc.constantFrom('alloy', 'verse')),
    language: optional(fc.constantFrom('en', 'pt-BR')),
    returns: optional(fc.constantFrom({}, { name: 'string' as const }, { urgent: 'boolean' as const })),
    tools: optional(fc.constantFrom([], [{ type: 'transfer', to: { env: 'not a reference' } }])),
    voicemailAction: optional(fc.constantFrom('hangup' as const, 'leave_message' as const)),
    webhookUrl: optional(fc.constantFrom(null, { env: 'AGENT_HOOK' }, 'https://plain.example.com/hook')),
    signingSecret,
    metadata: optional(metadata),
  });

const extras = {
  friendlyName: optional(fc.option(words)),
  inboundCallback: optional(
    fc.constantFrom(null, { url: { env: 'CALLBACK' } }, { url: 'https://plain.example.com/cb' }),
  ),
  metadata: optional(metadata),
};
const bought: fc.Arbitrary<NumberConfig> = fc.record({
  connection: fc.constant('main'),
  buy: fc.constantFrom(
    { countryCode: 'US', areaCode: '415' },
    { countryCode: 'US' },
    { countryCode: 'US', areaCode: '212' },
  ),
  ...extras,
});
const imported = (phoneNumber: string): fc.Arbitrary<NumberConfig> =>
  fc.record({
    phoneNumber: fc.constant(phoneNumber),
    connection: fc.constant('office'),
    import: fc.constant({
      terminationUri: 'sip:trunk.example.com',
      sipUsername: 'me',
      sipPassword: { env: 'SIP_PASSWORD' },
    }),
    ...extras,
  });

const days = fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const);
const schedule = fc.record({
  timezone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata'),
  startDate: optional(fc.constantFrom(null, '2026-01-01')),
  endDate: optional(fc.constantFrom('2026-06-30', '2027-06-30')),
  callWindow: optional(
    fc.constantFrom(null, {}, { start: '09:00', end: '17:00' }, { start: '22:00' }, { end: '06:00' }),
  ),
  activeDays: optional(days),
});

const route = (agents: readonly string[]): fc.Arbitrary<RouteConfig | null> =>
  agents.length === 0
    ? fc.constant(null)
    : fc.record({
        agent: fc.constantFrom(...agents),
        schedule: optional(fc.option(schedule)),
        maxConcurrentCalls: optional(fc.integer({ min: 1, max: 10 })),
        variables: optional(fc.dictionary(fc.constantFrom('campaign', 'lang'), words, { maxKeys: 2 })),
        metadata: optional(metadata),
      });

const webhook = (url: WebhookConfig['url']): fc.Arbitrary<WebhookConfig> =>
  fc.record({
    url: fc.constant(url),
    description: optional(fc.option(text)),
    enabledEvents: optional(
      fc.constantFrom(['*' as const], ['call.completed' as const, 'call.answered' as const]),
    ),
    status: optional(fc.constantFrom('enabled' as const, 'disabled' as const)),
    signingSecret,
    metadata: optional(metadata),
  });

/** Some keys of a map, each with a value of its own arbitrary. */
function some<T>(all: { [key: string]: fc.Arbitrary<T> }): fc.Arbitrary<{ [key: string]: T }> {
  return fc.record(all, { requiredKeys: [] }) as fc.Arbitrary<{ [key: string]: T }>;
}

/** Configs in which everything that an entry names is there. Kinds of an entry never change between two of them. */
export const configs: fc.Arbitrary<RoutingConfig> = fc
  .record({
    agents: some({
      a: agent('inbound'),
      b: agent('inbound'),
      constructor: agent('inbound'),
      out: agent('outbound'),
    }),
    numbers: some({
      n1: bought,
      n2: bought,
      toString: bought,
      own: imported('+442079460123'),
      spare: imported('+4915112345678'),
    }),
    webhooks: some({
      events: webhook({ env: 'EVENTS' }),
      plain: webhook('https://plain.example.com/events'),
    }),
  })
  .chain(({ agents, numbers, webhooks }) => {
    const inbound = Object.keys(agents).filter((key) => agents[key]?.type === 'inbound');
    const keys = Object.keys(numbers);
    return fc.record({
      connections: fc.constant({
        main: { type: 'twilio_managed' as const, friendlyName: 'Main', acceptTerms: true },
        office: { type: 'custom_sip' as const, friendlyName: 'Office' },
      }),
      agents: fc.subarray(keys).map((attached): { [key: string]: AgentConfig } => {
        const out = agents['out'];
        if (!out) return agents;
        const [primaryNumber] = attached;
        return {
          ...agents,
          out: { ...out, numbers: attached, ...(primaryNumber !== undefined && { primaryNumber }) },
        };
      }),
      numbers: fc.constant(numbers),
      routes: some(Object.fromEntries(keys.map((key) => [key, route(inbound)]))),
      webhooks: fc.constant(webhooks),
    });
  });
