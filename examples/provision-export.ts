/** From a live account to a config that is kept in a repository. Run it: `npx tsx examples/provision-export.ts` */
import { Cordboard } from 'cordboard';
import { exportRouting, parseRouting, plan, renderPlan, renderRouting } from 'cordboard/provision';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });
await client.agents.create({
  name: 'Reception',
  type: 'inbound',
  webhookUrl: 'https://example.com/hooks?token=not-for-the-repository',
});

const env: { [name: string]: string } = {};
const { config, variables } = await exportRouting(client, {
  // A vault would take them here.
  onSecret: ({ name, value }) => {
    env[name] = value;
  },
});
const yaml = await renderRouting(config, 'yaml');
console.log(yaml);
for (const { name, path } of variables) console.log(`${name} must be set, for ${path}.`);

const planned = await plan(client, await parseRouting(yaml), { env });
console.log(renderPlan(planned, 'text'));
