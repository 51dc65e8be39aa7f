/** `npm run openapi`: writes `docs/openapi.json` from the route table. */
import { writeFile } from 'node:fs/promises';
import { renderOpenApi } from './openapi/render.js';

await writeFile('docs/openapi.json', await renderOpenApi());
