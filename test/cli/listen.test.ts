import type { RequestListener } from 'node:http';
import { createWebhookVerifier } from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';
import { bodyOf, deadAddress, httpServer } from '../support/server.js';
import { KEY, serveSample, TOKEN } from './support/account.js';
import { cordboard } from './support/command.js';
import { linesOf, start } from './support/running.js';

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

interface Delivery {
  event: string;
  type: string;
  status: number | null;
  ms: number;
  error: string | null;
}

/** A server under development, and what it was sent. */
async function shop(answer: RequestListener = (_, res) => res.writeHead(204).end()) {
  const received: { url: string; headers: { [name: string]: string }; body: string }[] = [];
  const url = await httpServer(async (req, res) => {
    const headers = req.headers as { [name: string]: string };
    received.push({ url: req.url ?? '', headers, body: await bodyOf(req) });
    answer(req, res);
  });
  return { url: `${url}/hooks?token=${TOKEN}`, received };
}

const listen = (url: string, ...more: string[]) => [
  ...['listen', '--forward-to', url, '--since-event', 'evt_0'],
  ...more,
];

describe('listen', () => {
  test('posts each event, signed with a secret that it shows once, and shows what was answered', async () => {
    const { run } = await serveSample();
    const { url, received } = await shop();
    const { code, stdout, stderr } = await run(listen(url, '--limit', '4'));
    expect(code).toBe(0);
    const [secret = ''] = /whsec_\S+/.exec(stderr) ?? [];
    expect(stderr.split(secret)).toHaveLength(2);
    const verifier = createWebhookVerifier({ secrets: secret });
    const events = await Promise.all(received.map((message) => verifier.verify(message)));
    expect(events.map(({ type }) => type)).toEqual([
      'call.ringing',
      'call.answered',
      'call.completed',
      'call.rejected',
    ]);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(events.map(({ id }) => id));
    expect(received[0]).toMatchObject({ url: `/hooks?token=${TOKEN}` });
    const [first] = events;
    expect(stdout.split('\n')[0]?.replace(/\d+ ms/, '1 ms')).toBe(
      `2026-11-02T15:00:00.000Z  call.ringing    ${first?.id}  204  1 ms`,
    );
    expect(stdout + stderr).not.toContain(TOKEN);
  });

  test('takes the secret from a variable and does not show it', async () => {
    const { run } = await serveSample();
    const { url, received } = await shop();
    const args = listen(
      url,
      '--secret-env',
      'MY_SECRET',
      '--types',
      'call.completed',
      '--limit',
      '1',
      '--json',
    );
    const { stdout, stderr } = await run(args, { env: { MY_SECRET: SECRET } });
    const [message] = received;
    const event = message && (await createWebhookVerifier({ secrets: SECRET }).verify(message));
    expect(linesOf<Delivery>(stdout)).toEqual([
      { event: event?.id, type: 'call.completed', status: 204, ms: expect.any(Number), error: null },
    ]);
    expect(stderr).toContain('Signed with the secret in MY_SECRET.');
    expect(stdout + stderr).not.toContain(SECRET);
  });

  test('shows an answer that is a failure or a redirect, and goes on', async () => {
    const { run } = await serveSample();
    let n = 0;
    const { url, received } = await shop((_, res) => {
      n += 1;
      if (n === 1) res.writeHead(500).end('no');
      else if (n === 2) res.writeHead(307, { location: '/elsewhere' }).end();
      else res.end('yes');
    });
    const { code, stdout } = await run(listen(url, '--limit', '3', '--json'));
    expect(code).toBe(0);
    expect(linesOf<Delivery>(stdout).map(({ status, error }) => [status, error])).toEqual([
      [500, null],
      [307, 'Redirects are not followed.'],
      [200, null],
    ]);
    expect(received).toHaveLength(3);
  });

  test('a server that is not there is shown, without its address', async () => {
    const { run } = await serveSample();
    const url = `${await deadAddress()}/${TOKEN}`;
    const { code, stdout, stderr } = await run(listen(url, '--limit', '1'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/ call\.ringing .* – {4}\d+ ms {2}No connection \(ECONNREFUSED\)\.\n$/);
    expect(stdout + stderr).not.toContain(TOKEN);
  });

  test('Ctrl-C ends it after the event in hand', async () => {
    const { env } = await serveSample();
    let release = () => {};
    const { url, received } = await shop((_, res) => {
      release = () => res.end();
    });
    const { child, out, ended } = start(listen(url, '--json'), env);
    await expect.poll(() => received).toHaveLength(1);
    child.kill('SIGINT');
    await expect.poll(() => out.stderr).toContain('Stopping');
    release();
    expect(await ended).toEqual([0, null]);
    const [delivery, ...others] = linesOf<Delivery>(out.stdout);
    expect([delivery?.status, others]).toEqual([200, []]);
    expect(out.stderr).toMatch(new RegExp(`--since-event ${delivery?.event}\n$`));
  });
});

describe('listen refuses, with nothing posted', () => {
  test.each([
    ['', /--forward-to/],
    ['--forward-to localhost:3000', /an http or https URL/],
    ['--forward-to ftp://localhost/x', /an http or https URL/],
    ['--forward-to http://', /an http or https URL/],
    [`--forward-to http://me:${TOKEN}@localhost:1/`, /no user and no password/],
    [`--forward-to https://hooks.test/${TOKEN}`, /leads to hooks\.test .*--allow-remote/],
    [`--forward-to http://127.0.0.1.hooks.test/${TOKEN}`, /--allow-remote/],
    ['--forward-to http://192.168.0.7:3000', /--allow-remote/],
    ['--forward-to http://localhost:1 --limit none', /--limit/],
    [`--forward-to http://localhost:1 --secret-env ${SECRET}`, /must name a variable that is set/],
    ['--forward-to http://localhost:1 --secret-env EMPTY', /must name a variable that is set/],
    ['--forward-to http://localhost:1 --secret-env BAD', /cannot be used: secret must be base64/],
  ])('%s', async (options, expected) => {
    const env = { CORDBOARD_API_KEY: KEY, EMPTY: '', BAD: `whsec_${TOKEN}!` };
    const { code, stdout, stderr } = await cordboard(['listen', ...options.split(' ').filter(Boolean)], {
      env,
    });
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(expected);
    for (const secret of [TOKEN, SECRET]) expect(stderr).not.toContain(secret);
  });

  test('another host may be meant', async () => {
    const { run, env } = await serveSample();
    const args = [
      'listen',
      '--forward-to',
      `https://hooks.test/${TOKEN}`,
      '--allow-remote',
      '--agent',
      'Nobody',
    ];
    const { code, stderr } = await run(args, { env });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/https:\/\/hooks\.test\/….*\n.*\n.*"Nobody"/)]);
  });
});
