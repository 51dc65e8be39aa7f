import { ConfigurationError, Cordboard, type Middleware } from 'cordboard';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../support/promise.js';
import { recording, settings } from './support/recording.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('settings', () => {
  test('a missing key says what to set and how to start the emulator', () => {
    vi.stubEnv('CORDBOARD_API_KEY', '');
    const make = () => new Cordboard({ baseUrl: settings.baseUrl });
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(/CORDBOARD_API_KEY.*npx cordboard emulator/);
  });

  test('a missing base URL too', () => {
    vi.stubEnv('CORDBOARD_BASE_URL', '');
    expect(() => new Cordboard({ apiKey: 'sk_test' })).toThrow(/CORDBOARD_BASE_URL/);
  });

  test('the environment fills in what is not passed', async () => {
    vi.stubEnv('CORDBOARD_API_KEY', 'sk_env');
    vi.stubEnv('CORDBOARD_BASE_URL', 'http://env.test');
    const { requests, fetch } = recording();
    await new Cordboard({ fetch }).account.retrieve();
    expect(requests[0]?.url).toBe('http://env.test/v1/account');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer sk_env');
  });

  test.each([
    'api.test',
    'ftp://api.test',
    'http://user:pw@api.test',
    'http://api.test?x=1',
    'http://api.test#x',
  ])('base URL %s is refused', (baseUrl) => {
    expect(() => new Cordboard({ apiKey: 'sk_test', baseUrl })).toThrow(/baseUrl must be an absolute http/);
  });

  test('misspelt and mistaken ones are refused at the first call, all at once and without their secrets', async () => {
    const { requests, fetch } = recording();
    const mistaken: object = {
      ...settings,
      fetch,
      apikey: 'sk_live',
      maxRetries: -1,
      validation: 'strct',
      logLevel: 'verbose',
      logger: { log() {} },
      middleware: () => {},
      onDrift: 'warn',
      headers: { 'x\ny': '1' },
    };
    const client = new Cordboard(mistaken);
    for (const _ of ['once', 'again']) {
      const error = await failure(client.agents.update('ag_1', {}));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error.message).toBe(
        [
          'new Cordboard(): maxRetries must be an integer of 0 or more (given -1)',
          'headers must be an object of names and values that HTTP allows (given object)',
          'middleware must be a list of functions (given function)',
          'validation must be one of "report", "strict", "off" (given "strct")',
          'onDrift must be a function (given "warn")',
          'logger must be an object with the methods debug, info, warn and error (given object)',
          'logLevel must be one of "off", "error", "warn", "info", "debug" (given "verbose")',
          'apikey must be left out: there is no such option (given string)',
        ].join('; '),
      );
    }
    expect(requests).toEqual([]);
  });

  test.each([0, -1, Number.NaN, '5000', 2 ** 31])('a time limit of %j is refused', async (limit) => {
    const { requests, fetch } = recording();
    for (const name of ['timeoutMs', 'totalTimeoutMs']) {
      const wrong = { [name]: limit } as object;
      for (const call of [
        new Cordboard({ ...settings, fetch, ...wrong }).account.retrieve(),
        new Cordboard({ ...settings, fetch }).account.retrieve(wrong),
      ])
        expect((await failure(call)).message).toContain(
          `${name} must be a number of ms from 1 to 2147483647`,
        );
    }
    expect(requests).toEqual([]);
  });

  test('are what they were when the client was made, whatever becomes of the object', async () => {
    const { requests, fetch } = recording();
    const options: object = { ...settings, fetch, maxRetries: 0 };
    const client = new Cordboard(options);
    Object.assign(options, { maxRetries: -1, mine: true });
    await client.account.retrieve();
    expect(requests).toHaveLength(1);
  });

  test('a browser is refused, with the reason', () => {
    vi.stubGlobal('document', {});
    try {
      expect(() => new Cordboard(settings)).toThrow(/anyone can read the key/);
      expect(new Cordboard({ ...settings, dangerouslyAllowBrowser: true })).toBeInstanceOf(Cordboard);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('are what they were when the client was made', async () => {
    const { requests, fetch } = recording();
    const headers: { [name: string]: string } = { 'x-team': 'a' };
    const middleware: Middleware[] = [];
    const client = new Cordboard({ ...settings, fetch, headers, middleware });
    headers['x-team'] = 'b';
    middleware.push(() => Promise.reject(new Error('added later')));
    await client.account.retrieve();
    expect(requests[0]?.headers.get('x-team')).toBe('a');
  });

  test('withOptions changes what it names and keeps the rest', async () => {
    const { requests, fetch } = recording();
    const client = new Cordboard({ ...settings, fetch, headers: { 'x-team': 'a' } });
    await client.withOptions({ apiKey: 'sk_other' }).account.retrieve();
    expect(requests[0]?.headers.get('x-team')).toBe('a');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer sk_other');
  });
});
