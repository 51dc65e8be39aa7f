import { expect, test } from 'vitest';
import { requireUrls } from '../../src/provision/secrets/env.js';
import { callbackOrigin, holdsToken, withoutTokens } from '../../src/provision/secrets/urls.js';

test.each([
  'https://hooks.test/',
  'https://hooks.test/webhooks/2026/customer42/really-long-words-joined-by-dashes',
  'https://hooks.test/12345678901',
  'https://hooks.test/abc12de',
  'https://hooks.test/nineteenlettersword',
  'https://hooks.test/voiceCallWebhookEnd',
  'https://hooks.test/aQbXcYdZeWf',
])('%s holds no token', (url) => {
  expect(holdsToken(url)).toBe(false);
  expect(withoutTokens(url)).toBe(url);
});

test.each([
  ['https://hooks.test/123456789012', 'https://hooks.test/[redacted]'],
  ['https://hooks.test/abc123de', 'https://hooks.test/[redacted]'],
  ['https://hooks.test/a/3fa85f64-5717/b', 'https://hooks.test/a/[redacted]/b'],
  ['https://hooks.test/twentylettersexactly', 'https://hooks.test/[redacted]'],
  ['https://hooks.test/aQbXcYdZeWfV', 'https://hooks.test/[redacted]'],
  ['https://hooks.test/a?b', 'https://hooks.test/a?[redacted]'],
  ['https://hooks.test/a#b', 'https://hooks.test/a#[redacted]'],
  ['https://me@hooks.test:8443/a', 'https://[redacted]@hooks.test:8443/a'],
  ['https://:pass@hooks.test/a', 'https://[redacted]@hooks.test/a'],
  ['no address', '[redacted]'],
])('%s may let somebody in: it is shown as %s', (url, shown) => {
  expect(holdsToken(url)).toBe(true);
  expect(withoutTokens(url)).toBe(shown);
});

test.each([
  ['https://decide.test', 'https://decide.test/'],
  ['https://decide.test/', 'https://decide.test/'],
  ['https://decide.test/x', 'https://decide.test/[redacted]'],
  ['https://decide.test/?x', 'https://decide.test/[redacted]'],
  ['https://me@decide.test/', 'https://decide.test/[redacted]'],
  ['no address', '[redacted]'],
])('of the inbound callback %s is shown %s', (url, shown) => {
  expect(callbackOrigin(url)).toBe(shown);
});

test('a variable holds a URL only if it is an absolute one', () => {
  const env = {
    GOOD: 'HTTPS://hooks.test/',
    FTP: 'ftp://hooks.test/',
    PATH: '/a?to=https://x.test',
    BAD: 'https://',
  };
  expect(() => requireUrls([{ env: 'GOOD' }], env)).not.toThrow();
  const all = ['GOOD', 'FTP', 'PATH', 'BAD', 'NONE', 'BAD'].map((name) => ({ env: name }));
  expect(() => requireUrls(all, env)).toThrow(/URL: FTP, PATH, BAD, NONE$/);
});
