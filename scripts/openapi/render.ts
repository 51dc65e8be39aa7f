import { openApi } from './document.js';
import { recordExamples } from './examples.js';

/** The text of `docs/openapi.json`: the same bytes at every run. */
export async function renderOpenApi(): Promise<string> {
  return `${JSON.stringify(openApi(await recordExamples()), null, 2)}\n`;
}
