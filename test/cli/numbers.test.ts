import type { Cordboard } from 'cordboard';
import type { RoutingBackend, RoutingBackendOptions } from 'cordboard/testing';
import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { serve, serveSample } from './support/account.js';
import { start } from './support/running.js';

/** An Indian connection that may buy: its mobile number and its papers are checked. */
async function verified(client: Cordboard, friendlyName: string, { clock }: RoutingBackend) {
  const { connections } = client.telephony;
  const { id } = await connections.create({ type: 'indian', friendlyName });
  await connections.verifyMobile(id, { mobileNumber: '+919820012345' });
  await connections.verifyMobile(id, { mobileNumber: '+919820012345', code: '123456' });
  const documents = [{ kind: 'certificate', url: 'https://example.com/c.pdf' }];
  await connections.submitKyc(id, { legalName: 'X', businessType: 'y', registrationNumber: 'z', documents });
  clock.advance(24 * 3_600_000);
}

/** An account that may buy. */
async function buyer(options?: RoutingBackendOptions) {
  const served = await serve(options);
  const { client, run, backend } = served;
  const connection = await client.telephony.connections.create({
    type: 'twilio_managed',
    friendlyName: 'Main line',
    acceptTerms: true,
  });
  const [offer, another] = await client.telephony
    .iterAvailableNumbers({ countryCode: 'US', areaCode: '415' })
    .toArray({ limit: 2 });
  if (!offer || !another) throw new Error('nothing on offer');
  const credits = async () => (await client.account.retrieve()).credits.amount;
  return {
    backend,
    client,
    run,
    connection,
    phone: offer.phoneNumber,
    other: another.phoneNumber,
    fee: offer.pricing.monthlyFee.amount,
    credits,
  };
}

test('buying shows the price and needs a yes', async () => {
  const { run, phone, fee, client, credits, connection } = await buyer();
  const refused = await run(`numbers buy ${phone}`);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain(`Buy ${phone} for ${fee} USD each 28 days through ${connection.id}?`);
  expect(refused.stderr).toContain('--yes');
  expect(await credits()).toBe('100.00');
  const bought = await run(`numbers buy ${phone} --name Sales --yes --json`);
  expect(bought.code).toBe(0);
  const number = JSON.parse(bought.stdout);
  expect(number).toMatchObject({ phoneNumber: phone, friendlyName: 'Sales', connectionId: connection.id });
  expect(await client.numbers.retrieve(number.id)).toMatchObject({ status: 'active' });
  expect(Number(await credits())).toBeCloseTo(100 - Number(fee), 6);
});

test('buying stops at --max-fee, at what is not on offer and where two connections could', async () => {
  const { run, phone, client, credits, backend } = await buyer();
  const dear = await run(`numbers buy ${phone} --max-fee 1.00 --yes`);
  expect([dear.code, dear.stderr]).toEqual([1, expect.stringContaining('more than --max-fee 1.00')]);
  const gone = await run('numbers buy +14155559999 --yes');
  expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('numbers search --country US')]);
  await verified(client, 'India\u001b[2J', backend);
  const which = await run(`numbers buy ${phone} --yes`);
  expect([which.code, which.stderr]).toEqual([1, expect.stringMatching(/--connection .*India·\[2J/)]);
  expect(await credits()).toBe('100.00');
});

test('what numbers are only brought along through is no connection to buy through', async () => {
  const { run, phone, client, connection } = await buyer();
  await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const { code, stdout } = await run(`numbers buy ${phone} --yes --json`);
  expect([code, JSON.parse(stdout).connectionId]).toEqual([0, connection.id]);
});

test('renewing shows the price, and needs a yes', async () => {
  const { run, client, phone, fee, connection, credits } = await buyer();
  const { id } = await client.telephony.buyNumber({ phoneNumber: phone, connectionId: connection.id });
  const left = await credits();
  const refused = await run(`numbers renew ${phone}`);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain(`Renew ${phone} for ${fee} USD, for 28 days?`);
  expect(await credits()).toBe(left);
  const { code, stdout } = await run(`numbers renew ${id} --yes --json`);
  const { renewsAt } = await client.numbers.retrieve(id);
  expect([code, JSON.parse(stdout).data]).toEqual([
    0,
    [{ numberId: id, phoneNumber: phone, renewsAt, error: null }],
  ]);
  expect(Number(await credits())).toBeCloseTo(Number(left) - Number(fee), 6);
});

// The command goes by the clock on the wall: of long ago all is due, of the far future nothing.
test('renewing what falls due goes on after one that cannot be renewed', async () => {
  const { run, client, backend, connection } = await buyer({ now: '2020-01-02T00:00:00Z' });
  const offers = await client.telephony
    .iterAvailableNumbers({ countryCode: 'US', areaCode: '415' })
    .toArray({ limit: 2 });
  for (const { phoneNumber } of offers)
    await client.telephony.buyNumber({ phoneNumber, connectionId: connection.id });
  backend.faults.add({ route: 'numbers.renew', status: 402 });
  const { code, stdout, stderr } = await run('numbers renew --due-within 3 --yes');
  expect(code).toBe(1);
  expect(stdout).toMatch(/402/);
  expect(stdout).toMatch(/2020-02-27/);
  expect(stderr).toContain('1 of 2 were not renewed.');
});

test('where nothing falls due, nothing is renewed', async () => {
  const { run, client, phone, connection } = await buyer({ now: '2990-01-02T00:00:00Z' });
  await client.telephony.buyNumber({ phoneNumber: phone, connectionId: connection.id });
  const { code, stdout, stderr } = await run('numbers renew --due-within 3 --yes');
  expect([code, stdout, stderr]).toEqual([0, '', 'None is due.\n']);
});

test('a number in its grace is due, however soon it has to be', async () => {
  const { run, client, backend, phone, connection } = await buyer({ now: '2990-01-02T00:00:00Z' });
  const { id } = await client.telephony.buyNumber({ phoneNumber: phone, connectionId: connection.id });
  backend.clock.advance(28 * 24 * 3_600_000);
  expect((await client.numbers.retrieve(id)).status).toBe('renewal_due');
  const { code, stdout } = await run('numbers renew --due-within 1 --yes --json');
  expect([code, JSON.parse(stdout).data]).toMatchObject([0, [{ numberId: id, error: null }]]);
});

test('a number that is named twice is renewed once', async () => {
  const { run, client, phone, connection } = await buyer();
  const { id } = await client.telephony.buyNumber({ phoneNumber: phone, connectionId: connection.id });
  const { code, stdout } = await run(`numbers renew ${phone} ${id} --yes --json`);
  expect([code, JSON.parse(stdout).data]).toMatchObject([0, [{ numberId: id, error: null }]]);
});

test('what was renewed before the connection broke is told', async () => {
  const { run, client, backend, phone, other, connection } = await buyer();
  for (const phoneNumber of [phone, other])
    await client.telephony.buyNumber({ phoneNumber, connectionId: connection.id });
  backend.faults.add({ route: 'numbers.renew', until: Promise.resolve() });
  backend.faults.add({ route: 'numbers.renew', dropConnection: true, times: 9 });
  const { code, stdout, stderr } = await run(`numbers renew ${phone} ${other} --yes --json`);
  expect([code, JSON.parse(stdout).data]).toMatchObject([1, [{ phoneNumber: phone, error: null }]]);
  expect(stderr).toContain('Could not reach');
});

test('releasing needs a yes, and happens once', async () => {
  const { run, client, other } = await serveSample();
  const refused = await run(`numbers release ${other.id}`);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Pass --yes')]);
  expect((await client.numbers.retrieve(other.id)).status).toBe('active');
  const released = await run(`numbers release ${other.phoneNumber} --yes`);
  expect(released).toMatchObject({ code: 0, stderr: '' });
  expect(released.stdout).toContain('released');
  const again = await run(`numbers release ${other.phoneNumber} --yes`);
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('was released already')]);
});

test('a swap moves a number and keeps its schedule', async () => {
  const { run, client, number, night, day, rule } = await serveSample();
  const { code, stdout } = await run([
    'numbers',
    'swap',
    number.phoneNumber,
    '--to',
    'Night desk',
    '--from',
    'Reception',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`${number.id} +${day.id} +${night.id} +dr_\\w+ +\\d+ ms +moved`));
  const { dispatchRuleId } = await client.numbers.retrieve(number.id);
  const now = await client.dispatchRules.retrieve(dispatchRuleId ?? '');
  expect(now).toMatchObject({ agentId: night.id, schedule: rule.schedule, variables: rule.variables });
  const same = await run(['numbers', 'swap', number.id, '--to', night.id, '--json']);
  expect(JSON.parse(same.stdout)).toMatchObject({ changed: false, ruleId: now.id });
});

test('an exchange lets two numbers trade their agents', async () => {
  const { run, client, number, other, night, day } = await serveSample();
  await client.dispatchRules.create({ numberId: other.id, agentId: night.id });
  const { code } = await run(`numbers exchange ${number.phoneNumber} ${other.phoneNumber}`);
  expect(code).toBe(0);
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(night.id);
  expect((await client.numbers.retrieve(other.id)).inboundAgentId).toBe(day.id);
});

test('an unfinished swap is found and finished', async () => {
  const { run, backend, client, number, night } = await serveSample();
  backend.faults.add({ route: 'dispatchRules.create', status: 500, times: 100 });
  await expect(client.numbers.swap(number.id, { toAgentId: night.id }, { maxRetries: 0 })).rejects.toThrow();
  backend.faults.clear();
  const young = await run('numbers recover-swaps --older-than 31536000');
  expect(young.stdout).toContain('left');
  expect(young.stderr).toContain('1 may be under way and was left. If no process is at work: --older-than 0');
  const { code, stdout } = await run(`numbers recover-swaps ${number.phoneNumber} --older-than 0 --json`);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).data).toMatchObject([{ numberId: number.id, outcome: 'completed', error: null }]);
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(night.id);
});

test('Ctrl-C lets a recovery finish the swap that it has begun', async () => {
  const { env, backend, client, number, night } = await serveSample();
  backend.faults.add({ route: 'dispatchRules.create', status: 500 });
  await expect(client.numbers.swap(number.id, { toAgentId: night.id }, { maxRetries: 0 })).rejects.toThrow();
  const release = deferred();
  backend.faults.add({ route: 'dispatchRules.create', until: release.promise });
  const { child, out, ended } = start(['numbers', 'recover-swaps', '--older-than', '0'], env);
  // It has claimed the swap, and looks no further before it makes the new rule.
  const journal = async () => JSON.stringify((await client.dispatchRules.list({ numberId: number.id })).data);
  const before = await journal();
  await expect.poll(journal).not.toBe(before);
  child.kill('SIGINT');
  await expect.poll(() => out.stderr).toContain('Stopping after the swaps in hand');
  release.resolve();
  expect(await ended).toEqual([1, null]);
  expect(out.stdout).toContain('completed');
  expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(night.id);
});
