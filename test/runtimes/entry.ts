/** The programs that run the suite: the same but for how they load the package and where they leave the results. */
const ENTRIES = ['schedule', 'inbound', 'webhooks', 'store', 'provision', 'testing'];
const modules = ['cordboard', ...ENTRIES].join(', ');

/** Where a program runs and what it may use there. */
interface Surroundings {
  /** The backend that answers over HTTP. */
  url: string;
  /** Whether the runtime has servers. */
  canListen: boolean;
}

const run = (options: Surroundings) => `smoke({ ${modules} }, ${JSON.stringify(options)})`;
const imports = ['cordboard', ...ENTRIES.map((name) => `cordboard/${name}`)]
  .map((name) => `import * as ${name.split('/').at(-1)} from '${name}';`)
  .concat("import { smoke } from './smoke/index.js';")
  .join('\n');

/** Prints the results as one line of JSON. No top-level await, so that it can be bundled as CommonJS. */
export const esm = (options: Surroundings) =>
  `${imports}\n${run(options)}.then((results) => console.log(JSON.stringify(results)));\n`;

/** The same by `require`. */
export const cjs = (options: Surroundings) =>
  [
    ...['cordboard', ...ENTRIES.map((name) => `cordboard/${name}`)].map(
      (name) => `const ${name.split('/').at(-1)} = require('${name}');`,
    ),
    `import('./smoke/index.js').then(({ smoke }) => ${run(options)})`,
    '  .then((results) => console.log(JSON.stringify(results)));\n',
  ].join('\n');

/** In a page: posts the results, or why there are none, to where the page came from. */
export const page = (options: Surroundings) =>
  `${imports}
${run(options)}
  .catch((error) => [{ name: 'the suite', ok: false, error: String(error) }])
  .then((results) => fetch('/report', { method: 'POST', body: JSON.stringify(results) }));\n`;

/** A Worker that runs the suite when it is asked. */
export const worker = (options: Surroundings) =>
  `${imports}\nexport default { fetch: async () => Response.json(await ${run(options)}) };\n`;
