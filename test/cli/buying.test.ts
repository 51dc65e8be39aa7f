import { expect, test } from 'vitest';
import { buyer, verified } from './support/buyer.js';

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

test('--max-fee allows what costs just that, and --connection says through which', async () => {
  const { run, phone, fee, client, connection, backend } = await buyer();
  await verified(client, 'India', backend);
  const { code, stdout, stderr } = await run(
    `numbers buy ${phone} --connection ${connection.id} --max-fee ${fee} --yes`,
  );
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(new RegExp(`^id +pn_\\w+\\nnumber +\\${phone}\\n`)),
  ]);
  expect(stderr).toContain('It works at once.');
  const [number] = (await client.numbers.list()).data;
  expect(number).toMatchObject({ phoneNumber: phone, connectionId: connection.id });
  const refused = await run(`numbers release ${phone}`);
  expect(refused.stderr).toContain('It is lost for good.');
});

test('no more is paid than the price that was shown', async () => {
  const { run, phone, client, credits, backend } = await buyer();
  const page = await client.telephony.listAvailableNumbers({ countryCode: 'US', contains: phone.slice(1) });
  const data = page.data.map(({ pricing, ...offer }) => ({
    ...offer,
    pricing: { ...pricing, monthlyFee: { amount: '0.10', currency: 'USD' } },
  }));
  backend.faults.add({ route: 'telephony.listAvailableNumbers', body: { data, nextCursor: null } });
  const { code, stderr } = await run(`numbers buy ${phone} --max-fee 0.10 --yes`);
  expect([code, stderr]).toEqual([1, expect.stringContaining('Look at the price again')]);
  expect(await credits()).toBe('100.00');
});

test.each([
  ['+919800000000', 1, 'not on offer in IN'],
  ['+442079460000', 64, 'Say in which country +442079460000 is on offer: --country <code>.'],
])('the prefix of %s says in which country to look', async (phoneNumber, code, text) => {
  const { run } = await buyer();
  const ended = await run(`numbers buy ${phoneNumber} --yes`);
  expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(text)]);
});

test('what numbers are only brought along through is no connection to buy through', async () => {
  const { run, phone, client, connection } = await buyer();
  await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const { code, stdout } = await run(`numbers buy ${phone} --yes --json`);
  expect([code, JSON.parse(stdout).connectionId]).toEqual([0, connection.id]);
});
