/** `npx tsx scripts/routing-schema.ts`: writes `docs/routing.schema.json` from the schemas that configs are read with. */
import { writeFile } from 'node:fs/promises';
import { renderRoutingSchema } from './routing-schema/render.js';

await writeFile('docs/routing.schema.json', renderRoutingSchema());
