import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRoutingBackend } from 'cordboard/testing';
import { expect, onTestFinished, test } from 'vitest';
import { readStateFile, writeStateFile } from '../../src/testing/emulator/state-file.js';

test('saving follows no link that someone else has laid in a shared folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-state-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [file, precious] = [join(folder, 'state.json'), join(folder, 'precious')];
  await writeFile(precious, 'precious');
  await symlink(precious, `${file}.${process.pid}.tmp`);
  const snapshot = createRoutingBackend().snapshot();
  await writeStateFile(file, snapshot);
  expect(await readFile(precious, 'utf8')).toBe('precious');
  expect(await readStateFile(file)).toEqual(JSON.parse(JSON.stringify(snapshot)));
});
