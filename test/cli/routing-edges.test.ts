import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { serve } from './support/account.js';
import { fileOf, SMALL } from './support/routing.js';

test('a plan is saved neither over its own file nor where there is no folder', async () => {
  const { run } = await serve();
  const config = '{"agents":{"reception":{"type":"inbound","name":"Reception"}}}';
  const file = await fileOf('routing.json', config);
  const over = await run(`plan ${file} --out ${file}`);
  expect([over.code, over.stderr]).toEqual([64, expect.stringContaining(`--out would overwrite ${file}.`)]);
  expect(await readFile(file, 'utf8')).toBe(config);
  const nowhere = await run(`plan ${file} --out /nowhere/plan.json`);
  expect([nowhere.code, nowhere.stdout]).toEqual([1, '']);
  expect(nowhere.stderr).toContain('The plan could not be saved (');
});

test('a plan is shown before it is applied, but not to a program, and nothing to do needs no yes', async () => {
  const { run } = await serve();
  const file = await fileOf('routing.yaml', SMALL);
  const asked = await run(`apply ${file} --json`);
  expect([asked.code, asked.stdout, asked.stderr]).toEqual([
    1,
    '',
    expect.stringContaining('Plan: 4 to add'),
  ]);
  const done = await run(`apply ${file} --yes --allow-spend --json`);
  expect([done.code, JSON.parse(done.stdout)]).toEqual([0, expect.objectContaining({ done: 4, already: 0 })]);
  expect(done.stderr).not.toContain('Plan:');
  const again = await run(`apply ${file}`);
  expect([again.code, again.stdout]).toEqual([0, '0 done, 0 were as planned before.\n']);
  expect(again.stderr).toContain('Nothing to change');
});

test('a secret for a callback is refused before anything is made: nobody would see it', async () => {
  const { run, client } = await serve();
  const file = await fileOf(
    'routing.mjs',
    `export default { webhooks: { events: {
      url: 'https://hooks.test/events', enabledEvents: ['call.completed'], signingSecret: { callback: 'events' },
    } } };`,
  );
  const { code, stdout, stderr } = await run(`apply ${file} --yes`);
  expect([code, stdout, stderr]).toEqual([
    1,
    '',
    expect.stringContaining('hands its new signing secret to a callback, which a command line does not have'),
  ]);
  expect((await client.webhookEndpoints.list()).data).toEqual([]);
});
