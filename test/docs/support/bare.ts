import * as cordboard from 'cordboard';
import * as provision from 'cordboard/provision';

const entries = { cordboard, 'cordboard/provision': provision };

/** What an example in a doc comment may take for granted, with its type. */
export const GIVEN = `
declare const client: import('cordboard').Cordboard;
declare const backend: import('cordboard/testing').RoutingBackend;
declare const agent: import('cordboard').Agent;
declare const nightShift: import('cordboard').Agent;
declare const agentId: string;
declare const number: import('cordboard').PhoneNumber;
declare const numbers: import('cordboard').PhoneNumber[];
declare const sales: import('cordboard').PhoneNumber;
declare const support: import('cordboard').PhoneNumber;
declare const rule: import('cordboard').DispatchRule;
declare const queued: import('cordboard').Call;
declare const routing: import('cordboard/provision').RoutingConfig;
`;

/** A bare example with the imports that it leaves out. */
export function withImports(code: string): string {
  const lines = Object.entries(entries).flatMap(([from, entry]) => {
    const used = Object.keys(entry).filter((name) => new RegExp(`(?<![.\\w])${name}\\b`).test(code));
    return used.length > 0 ? [`import { ${used.join(', ')} } from '${from}';`] : [];
  });
  if (/\bwriteFile\(/.test(code)) lines.push("import { writeFile } from 'node:fs/promises';");
  return `${lines.join(' ')}\n${code}\nexport {};\n`;
}
