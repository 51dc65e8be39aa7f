import { Cordboard } from 'cordboard';
import { expect, test } from 'vitest';
import { emulator } from './support/emulator.js';

test('the emulator serves what the other commands talk to, with the credits it is given', async () => {
  const { url, run } = await emulator('--credits', '7.50');
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: url });
  expect((await client.account.retrieve()).credits).toEqual({ amount: '7.50', currency: 'USD' });
  await client.agents.create({ name: 'Reception', type: 'inbound' });
  const { code, stdout, stderr } = await run('agents', 'list');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Reception');
});
