import { Cordboard } from 'cordboard';
import { expect, test } from 'vitest';
import { cordboard } from './support/command.js';
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

test('a port that fetch refuses is refused', async () => {
  const { code, stdout, stderr } = await cordboard(['emulator', '--port', '5060']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe('cordboard: Port 5060 is one that browsers and fetch refuse to ask. Choose another.\n');
});
