import { once } from 'node:events';
import { lstat, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewSecret, RoutingConfig, SecretTarget } from 'cordboard/provision';
import { apply, isApplyError } from 'cordboard/provision';
import { describe, expect, onTestFinished, test } from 'vitest';
import { failure } from '../support/promise.js';
import { ENV, openAccount } from './support/account.js';
import { Breaker } from './support/breaking.js';
import { signingSecrets } from './support/end-state.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cordboard-secrets-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const leave = { env: ENV, allowSpend: true, allowDestroy: true };

const hook = (
  signingSecret?: NonNullable<RoutingConfig['webhooks']>[string]['signingSecret'],
): RoutingConfig => ({
  webhooks: { events: { url: 'https://events.example.com/', signingSecret } },
});

describe('a new signing secret goes where the config says', () => {
  test('into a file: one line of it, for its owner alone; the other lines stay', async () => {
    const account = openAccount();
    const file = join(await folder(), '.env');
    await writeFile(file, 'OTHER=1\nexport EVENTS_SECRET=old\n', { mode: 0o644 });
    const agents = {
      a: {
        type: 'inbound',
        name: 'A',
        webhookUrl: 'https://a.example.com/',
        signingSecret: { file, name: 'A_SECRET' },
      },
    } as const;
    const planned = await account.plan({ ...hook({ file, name: 'EVENTS_SECRET' }), agents });
    await apply(account.client, planned, leave);
    const { a, events } = signingSecrets(account);
    const lines = (await readFile(file, 'utf8')).split('\n');
    expect(lines.sort()).toEqual(['', `A_SECRET=${a}`, `EVENTS_SECRET=${events}`, 'OTHER=1'].sort());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('into the file behind a link, which stays a link', async () => {
    const account = openAccount();
    const path = await folder();
    const [shared, file] = [join(path, 'shared.env'), join(path, '.env')];
    await writeFile(shared, 'OTHER=1\n');
    await symlink(shared, file);
    await apply(account.client, await account.plan(hook({ file, name: 'EVENTS_SECRET' })), leave);
    expect(await readFile(shared, 'utf8')).toBe(
      `OTHER=1\nEVENTS_SECRET=${signingSecrets(account)['events']}\n`,
    );
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
  });

  test('into the file behind a link that is not there yet', async () => {
    const account = openAccount();
    const path = await folder();
    await symlink('shared.env', join(path, 'link'));
    await symlink(join(path, 'link'), join(path, '.env'));
    await apply(account.client, await account.plan(hook({ file: join(path, '.env'), name: 'A' })), leave);
    expect(await readFile(join(path, 'shared.env'), 'utf8')).toBe(`A=${signingSecrets(account)['events']}\n`);
    for (const name of ['link', '.env']) expect((await lstat(join(path, name))).isSymbolicLink()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('but not into the place of what is no file', async () => {
    const account = openAccount();
    const path = join(await folder(), 'socket');
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const planned = await account.plan(hook({ file: path, name: 'A' }));
    expect((await failure(apply(account.client, planned, leave))).message).toContain('socket is not a file');
    expect((await lstat(path)).isSocket()).toBe(true);
  });

  test('several at once into one file, and one that cannot be put away keeps none of the others out', async () => {
    const account = openAccount();
    const path = await folder();
    const file = join(path, '.env');
    const keys = Array.from({ length: 6 }, (_, i) => `w${i}`);
    const webhooks = Object.fromEntries(
      keys.map((key) => [
        key,
        { url: `https://${key}.example.com/`, signingSecret: { file, name: `${key.toUpperCase()}_SECRET` } },
      ]),
    );
    const lost = { file: join(path, 'no', 'such', 'folder'), name: 'LOST' };
    const planned = await account.plan({
      webhooks: { lost: { url: 'https://lost.example.com/', signingSecret: lost }, ...webhooks },
    });
    const options = { ...leave, concurrency: 7 };
    const error = await failure(apply(account.client, planned, options));
    expect(isApplyError(error) && error.failed.map(({ change }) => change.id)).toEqual([
      'webhook.lost.create',
    ]);
    const { lost: _, ...stored } = signingSecrets(account);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines.sort()).toEqual(keys.map((key) => `${key.toUpperCase()}_SECRET=${stored[key]}`));
  });

  test.each<[string, object]>([
    ['a name with more lines in it', { name: 'A=1\nNODE_OPTIONS' }],
    ['a name that ends a line', { name: 'A=1\rB' }],
    ['no name', { name: undefined }],
    ['no file', { file: undefined, name: 'A' }],
  ])('but not where only an edited plan can say: %s', async (_, given) => {
    const target = { file: join(await folder(), '.env'), ...given } as SecretTarget;
    const account = openAccount();
    const planned = await account.plan(hook({ callback: 'events' }));
    const changes = planned.changes.map((each) => ({ ...each, signingSecret: target }));
    const sent = account.requests.length;
    const error = await failure(apply(account.client, { ...planned, changes }, leave));
    expect(error.message).toMatch(/^webhook\.events\.create: signingSecret must be \{ file, name \}/);
    expect(account.requests.length).toBe(sent);
  });

  test('to a callback, which apply insists on before anything is sent', async () => {
    const account = openAccount();
    const planned = await account.plan(hook({ callback: 'vault/events' }));
    const before = account.requests.length;
    expect((await failure(apply(account.client, planned, leave))).message).toContain(
      'Pass onSecret: webhook.events.create',
    );
    expect(account.requests.length).toBe(before);
    const taken: NewSecret[] = [];
    await apply(account.client, planned, { ...leave, onSecret: (secret) => void taken.push(secret) });
    const { events } = signingSecrets(account);
    expect(taken).toEqual([{ name: 'vault/events', kind: 'webhook', key: 'events', secret: events }]);
  });

  test('or it is not made at all', async () => {
    const account = openAccount();
    const error = await failure(account.plan(hook()));
    expect(error.message).toContain(
      'webhooks.events.signingSecret must say where the new signing secret goes',
    );
    const agents = { a: { type: 'inbound', name: 'A', webhookUrl: 'https://a.example.com/' } } as const;
    expect((await failure(account.plan({ agents }))).message).toContain('agents.a.signingSecret');
  });

  test.each(['vault', 'crash'])(
    'when it could not be put there (%s), the next run makes a new one',
    async (reason) => {
      const breaker = new Breaker();
      const account = openAccount(breaker.through);
      const config = hook({ callback: 'vault' });
      const planned = await account.plan(config);
      const broken = () => Promise.reject(new Error('vault is sealed'));
      if (reason === 'crash') breaker.arm(7, 'dead-after');
      const error = await failure(apply(account.client, planned, { ...leave, onSecret: broken }));
      breaker.disarm();
      expect(error.message).toContain(reason === 'crash' ? 'fetch failed' : 'vault is sealed');
      const again = await account.plan(config);
      expect(again.changes.map(({ id }) => id)).toEqual(['webhook.events.rotate_secret']);
      // The same plan, or a new one: both make it good.
      const taken: string[] = [];
      const onSecret = ({ secret }: NewSecret) => void taken.push(secret);
      await apply(account.client, reason === 'crash' ? again : planned, { ...leave, onSecret });
      expect(taken).toEqual([signingSecrets(account)['events']]);
      expect((await account.plan(config)).changes).toEqual([]);
    },
  );

  test('that of an agent as well', async () => {
    const account = openAccount();
    const agents = {
      a: {
        type: 'inbound',
        name: 'A',
        webhookUrl: 'https://a.example.com/',
        signingSecret: { callback: 'a' },
      },
    } as const;
    const broken = () => Promise.reject(new Error('vault is sealed'));
    await failure(apply(account.client, await account.plan({ agents }), { ...leave, onSecret: broken }));
    const planned = await account.plan({ agents });
    expect(planned.changes.map(({ id }) => id)).toEqual(['agent.a.rotate_secret']);
    const taken: string[] = [];
    await apply(account.client, planned, { ...leave, onSecret: ({ secret }) => void taken.push(secret) });
    expect(taken).toEqual([signingSecrets(account)['a']]);
    expect((await account.plan({ agents })).changes).toEqual([]);
  });

  test('where the server shows none, nothing is stored, and the next run asks again', async () => {
    let silent = true;
    const account = openAccount((send) => async (request) => {
      const response = await send(request);
      if (!silent || request.method !== 'POST') return response;
      const { signingSecret: _, ...rest } = (await response.json()) as { signingSecret?: string };
      return Response.json(rest, response);
    });
    const config = hook({ callback: 'vault' });
    const taken: string[] = [];
    const onSecret = ({ secret }: NewSecret) => void taken.push(secret);
    const planned = await account.plan(config);
    const error = await failure(apply(account.client, planned, { ...leave, onSecret }));
    expect(error.message).toContain('the server did not show the signing secret');
    expect(taken).toEqual([]);
    silent = false;
    await apply(account.client, await account.plan(config), { ...leave, onSecret });
    expect(taken).toEqual([signingSecrets(account)['events']]);
  });

  test('a config that no longer says where is told of a secret that was never stored', async () => {
    const account = openAccount();
    const planned = await account.plan(hook({ callback: 'vault' }));
    await failure(
      apply(account.client, planned, { ...leave, onSecret: () => Promise.reject(new Error('no')) }),
    );
    const { changes, warnings } = await account.plan(hook());
    expect(changes).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'secret_unstored', path: 'webhooks.events' }]);
  });

  test('an agent that had a URL before gets a new one with the next URL', async () => {
    const account = openAccount();
    const agents = (webhookUrl: string | null): RoutingConfig => ({
      agents: { a: { type: 'inbound', name: 'A', webhookUrl, signingSecret: { callback: 'a' } } },
    });
    await account.apply(agents('https://a.example.com/'));
    await account.apply(agents(null));
    const taken: string[] = [];
    const planned = await account.plan(agents('https://b.example.com/'));
    await apply(account.client, planned, { ...leave, onSecret: ({ secret }) => void taken.push(secret) });
    expect(taken).toEqual([signingSecrets(account)['a']]);
  });
});
