import { inspect } from 'node:util';
import type { RoutingConfig } from 'cordboard/provision';
import {
  apply,
  exportRouting,
  isApplyError,
  isMissingVariablesError,
  plan,
  renderPlan,
  renderRouting,
} from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { ENV, openAccount, SECRETS } from './support/account.js';
import { after, before } from './support/scenario.js';

const leave = { env: ENV, allowSpend: true, allowDestroy: true };

describe('secrets are seen nowhere', () => {
  test('not in plans, their renderings, exports and results, in any part of a life', async () => {
    const account = openAccount();
    const seen: unknown[] = [];
    for (const config of [
      before,
      after,
      { agents: { day: { type: 'inbound', name: 'Day', webhookUrl: null } } },
      {},
    ]) {
      const planned = await account.plan(config as RoutingConfig, { prune: true });
      seen.push(
        planned,
        renderPlan(planned, 'text'),
        renderPlan(planned, 'markdown'),
        renderPlan(planned, 'json'),
      );
      seen.push(await apply(account.client, planned, { ...leave, onSecret: () => undefined }));
      const { config: exported, variables } = await exportRouting(account.client);
      seen.push(exported, variables, await renderRouting(exported, 'yaml'));
    }
    expect(inspect(seen, { depth: 20, maxArrayLength: null, maxStringLength: null })).not.toMatch(SECRETS);
  });

  test('not in errors, when the server repeats what it was sent', async () => {
    const account = openAccount();
    const own = {
      type: 'twilio_byo',
      friendlyName: 'Own',
      accountSid: { env: 'TWILIO_SID' },
      authToken: { env: 'TWILIO_TOKEN' },
    } as const;
    const error = {
      code: 'validation_failed',
      message: `bad token ${ENV.TWILIO_TOKEN}`,
      param: null,
      issues: null,
    };
    account.backend.faults.add({ route: 'telephony.connections.create', status: 422, body: { error } });
    const planned = await account.plan({ connections: { own } });
    const failed = await failure(apply(account.client, planned, leave));
    expect(failed.message).toContain('bad token [redacted]');
    expect(inspect(failed, { depth: 20 })).not.toMatch(SECRETS);
  });

  test('not in errors, when the server says what another change sent', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    const echo = ENV.SIP_PASSWORD;
    const error = { code: 'validation_failed', message: echo, issues: [{ path: 'name', message: echo }] };
    const body = { error: { ...error, details: { echo } } };
    account.backend.faults.add({ route: 'agents.create', status: 422, body });
    const thrown = await failure(
      apply(account.client, planned, { ...leave, onSecret: () => undefined, concurrency: 1 }),
    );
    expect(thrown).toMatchObject({
      cause: {
        code: 'validation_failed',
        details: { echo: '[redacted]' },
        issues: [{ message: '[redacted]' }],
      },
    });
    expect(inspect(thrown, { depth: 20 })).not.toMatch(SECRETS);
  });

  test('not in errors, when a URL with a token is refused', async () => {
    const account = openAccount();
    const planned = await account.plan(after);
    const error = {
      code: 'validation_failed',
      message: `no ${ENV.AGENT_HOOK}`,
      issues: [{ path: 'x', message: ENV.AGENT_HOOK }],
    };
    account.backend.faults.add({ route: 'agents.create', status: 422, body: { error } });
    const failed = await failure(apply(account.client, planned, { ...leave, onSecret: () => undefined }));
    expect(failed.message).toContain('no [redacted]');
    expect(inspect(failed, { depth: 20 })).not.toMatch(SECRETS);
  });

  test('nor in the cause of an error, which stays', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    const cause = new Error(`no route to ${ENV.SIP_PASSWORD}`);
    const onSecret = () => Promise.reject(new Error('the vault says no', { cause }));
    const failed = await failure(apply(account.client, planned, { ...leave, onSecret }));
    const { error } = (isApplyError(failed) && failed.failed[0]) || {};
    expect(error).toMatchObject({
      message: 'the vault says no',
      cause: { message: 'no route to [redacted]' },
    });
    expect(inspect(failed, { depth: 20 })).not.toMatch(SECRETS);
  });

  test.each(['agent-token-1', 'ftp://hooks.example.com/agent-token-1', 'https://agent-token-1:x'])(
    'not in errors, when a variable holds what is no URL: %s',
    async (wrong) => {
      const { client } = openAccount();
      const env = { ...ENV, AGENT_HOOK: wrong };
      const error = await failure(plan(client, after, { env }));
      expect(error.message).toBe('These variables must hold an absolute http or https URL: AGENT_HOOK');
    },
  );

  test('a URL of the account keeps what can be recognised, and loses what lets anyone in', async () => {
    const account = openAccount();
    await account.apply(after);
    const { changes } = await account.plan({
      agents: { day: { type: 'inbound', name: 'Day shift', webhookUrl: 'https://new.example.com/' } },
      numbers: { desk: { buy: { countryCode: 'US' }, connection: 'main', inboundCallback: null } },
      connections: { main: { type: 'twilio_managed', friendlyName: 'Main' } },
    });
    const urls = changes.map(({ before: was }) => was);
    expect(urls).toEqual([
      { webhookUrl: 'https://hooks.example.com/agent?[redacted]' },
      { inboundCallback: { url: 'https://backend.example.com/[redacted]' } },
    ]);
  });
});

describe('variables', () => {
  test('those that hold URLs are needed to plan, all others to apply; each time all that are missing are named', async () => {
    const { client, requests } = openAccount();
    const planning = await failure(plan(client, after, { env: {} }));
    expect(isMissingVariablesError(planning) && planning.names).toEqual(['AGENT_HOOK', 'CALLBACK', 'EVENTS']);
    expect(requests).toEqual([]);
    const planned = await plan(client, after, { env: { ...ENV, SIP_PASSWORD: undefined } });
    const before = requests.length;
    const applying = await failure(apply(client, planned, { ...leave, env: {}, onSecret: () => undefined }));
    expect(isMissingVariablesError(applying) && applying.names).toEqual([
      'AGENT_HOOK',
      'CALLBACK',
      'SIP_PASSWORD',
      'EVENTS',
    ]);
    expect(requests.length).toBe(before);
  });
});
