import { checkBackend } from './backend.js';
import { checkClient } from './client.js';
import { checkHandlers } from './handlers.js';
import { createHarness } from './harness.js';
import { checkSchedule } from './schedule.js';

/**
 * One smoke suite for every runtime: plain JavaScript that needs only what the web platform has. It answers what it
 * found as plain data.
 *
 * @param modules The package's entries by name.
 * @param options `url`: a backend that answers over HTTP. `canListen`: whether the runtime has servers.
 */
export async function smoke(modules, options) {
  const harness = createHarness(modules);
  const given = { ...modules, options };
  for (const run of [checkClient, checkSchedule, checkHandlers, checkBackend]) await run(given, harness);
  return harness.results;
}
