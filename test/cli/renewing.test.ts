import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { buyer } from './support/buyer.js';
import { start } from './support/running.js';

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

test('Ctrl-C lets the renewal in hand end, begins no other, and says how many are left', async () => {
  const { env, client, backend, phone, other, third, fee, connection, credits } = await buyer();
  const phones = [phone, other, third];
  for (const phoneNumber of phones)
    await client.telephony.buyNumber({ phoneNumber, connectionId: connection.id });
  const release = deferred();
  backend.faults.add({ route: 'numbers.renew', until: Promise.resolve() });
  backend.faults.add({ route: 'numbers.renew', until: release.promise });
  const before = await credits();
  const { child, out, ended } = start(['numbers', 'renew', ...phones, '--yes'], env);
  await expect.poll(credits).not.toBe(before);
  child.kill('SIGINT');
  await expect.poll(() => out.stderr).toContain('Stopping after the number in hand');
  release.resolve();
  expect(await ended).toEqual([1, null]);
  // The interrupt comes before the second or in the midst of it.
  const left = Number(/Interrupted: ([12]) of 3 were not begun/.exec(out.stderr)?.[1]);
  expect(phones.map((number) => out.stdout.includes(number))).toEqual([true, left === 1, false]);
  expect(Number(before) - Number(await credits())).toBeCloseTo(Number(fee) * (3 - left), 6);
});
