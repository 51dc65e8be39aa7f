import { isRoutingConfigError, parseRouting } from 'cordboard/provision';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { failure } from '../../support/promise.js';

async function complaint(config: unknown): Promise<string> {
  const error = await failure(parseRouting(config));
  expect(isRoutingConfigError(error) && error.name).toBe('RoutingConfigError');
  return error.message;
}

describe('a secret that stands in a config', () => {
  test.each<[string, object]>([
    ['a token in the query', { webhooks: { w: { url: 'https://x.example.com/?token=T0pS3cret' } } }],
    ['a password', { webhooks: { w: { url: 'https://me:T0pS3cret@x.example.com/' } } }],
    [
      'a token in the path',
      {
        agents: {
          a: { type: 'inbound', name: 'A', webhookUrl: 'https://x.example.com/T0pS3cretT0pS3cret42' },
        },
      },
    ],
    [
      'a token in the URL of a callback',
      {
        numbers: {
          n: { phoneNumber: '+1415', inboundCallback: { url: 'https://x.example.com/?t=T0pS3cret' } },
        },
      },
    ],
    ['a URL with a slip', { webhooks: { w: { url: 'htps//x.example.com/T0pS3cret' } } }],
    [
      'a URL where an object belongs',
      { numbers: { n: { phoneNumber: '+1415', inboundCallback: 'https://T0pS3cret' } } },
    ],
    ['a list where an object belongs', { connections: { c: ['T0pS3cret'] } }],
    [
      'an auth token',
      { connections: { c: { type: 'twilio_byo', friendlyName: 'C', authToken: 'T0pS3cret' } } },
    ],
    ['a SIP password', { numbers: { n: { phoneNumber: '+1415', import: { sipPassword: 'T0pS3cret' } } } }],
    ['a signing secret', { agents: { a: { type: 'inbound', name: 'A', signingSecret: 'T0pS3cret' } } }],
    [
      'a value in place of a name',
      { numbers: { n: { phoneNumber: '+1415', import: { sipPassword: { env: 'T0p-S3cret' } } } } },
    ],
  ])('%s is refused, and not repeated', async (_, config) => {
    const message = await complaint(config);
    expect(message).not.toContain('S3cret');
    expect(message).toMatch(
      /reference \{ "env": "NAME" \}|name of an environment variable|an absolute http or https URL|of type object|where a new secret goes/,
    );
  });

  test.each<[string, string, string]>([
    ['a list in a map', 'agents: {\n  authToken: T0pS3cret\n  - x', 'at line 3'],
    ['what looks like a tag', 'connections:\n  c: { authToken: !T0pS3cret }', 'tag resolve failed at line 2'],
    [
      'what looks like an alias',
      'connections: { c: { authToken: *T0pS3cret } }',
      'an alias that has no anchor',
    ],
    ['a key twice', 'agents: {}\nT0pS3cret: 1\nT0pS3cret: 2', 'duplicate key at line 3'],
  ])('text that is no YAML is not repeated either: %s', async (_, text, expected) => {
    const warned = vi.spyOn(process, 'emitWarning');
    onTestFinished(() => warned.mockRestore());
    const message = await complaint(text);
    expect(message).toContain('is not readable as YAML');
    expect(message).toContain(expected);
    expect(message).not.toContain('S3cret');
    expect(warned).not.toHaveBeenCalled();
  });

  test.each(['{ "authToken": T0pS3cret }', '{ "authToken": "T0pS3cret" ', '"T0pS3cret'])(
    'nor text that is no JSON: %s',
    async (text) => {
      const error = await failure(parseRouting(text, { format: 'json' }));
      expect(isRoutingConfigError(error) && error.message).toContain('is not readable as JSON');
      expect(error.message).not.toContain('S3cret');
    },
  );
});
