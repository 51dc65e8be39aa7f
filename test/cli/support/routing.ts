import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a file into a folder of its own and answers its path. */
export async function fileOf(name: string, content: string | object): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'cordboard-')), name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Buys a number and routes it: a bit of everything that asks for leave. */
export const SMALL = `
connections:
  main: { type: twilio_managed, friendlyName: Main line, acceptTerms: true }
agents:
  reception: { type: inbound, name: Reception }
numbers:
  frontDesk: { buy: { countryCode: US, areaCode: '415' }, connection: main }
routes:
  frontDesk: { agent: reception }
`;

/** Many numbers of one's own, spread over ten agents, with the carrier's secrets in the environment. */
export function manyNumbers(count: number) {
  const keys = Array.from({ length: count }, (_, n) => `line${String(n).padStart(3, '0')}`);
  const carrier = {
    terminationUri: 'sip:carrier.test',
    sipUsername: { env: 'SIP_USER' },
    sipPassword: { env: 'SIP_PASSWORD' },
  };
  const agents = Array.from({ length: 10 }, (_, n) => [`agent${n}`, { type: 'inbound', name: `Agent ${n}` }]);
  return {
    connections: { trunk: { type: 'custom_sip', friendlyName: 'Trunk' } },
    agents: Object.fromEntries(agents),
    numbers: Object.fromEntries(
      keys.map((key, n) => [
        key,
        { phoneNumber: `+1415${5_550_000 + n}`, connection: 'trunk', import: carrier },
      ]),
    ),
    routes: Object.fromEntries(keys.map((key, n) => [key, { agent: `agent${n % 10}` }])),
  };
}
