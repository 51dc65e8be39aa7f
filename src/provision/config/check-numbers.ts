import type { RoutingIssue } from '../errors.js';
import { checkKey, checkMetadata, checkUnique, checkUrl, entries, entry, issue } from './complain.js';
import type { ConnectionConfig, ImportConfig, NumberConfig, RoutingConfig } from './types.js';

/** What an import must say, by the type of its connection. */
const NEEDED: { [type: string]: readonly (keyof ImportConfig)[] } = {
  custom_sip: ['terminationUri', 'sipUsername', 'sipPassword'],
  twilio_byo: ['numberSid'],
};

function checkImport(path: string, given: ImportConfig, { type }: ConnectionConfig): RoutingIssue[] {
  const needed = NEEDED[type];
  if (!needed) {
    return [issue(path, `must be left out: through ${type} numbers are bought, so say buy`)];
  }
  return needed
    .filter((field) => given[field] === undefined)
    .map((field) => issue(`${path}.${field}`, `must be given for a ${type} connection`));
}

function checkOrder(
  path: string,
  number: NumberConfig,
  connection: ConnectionConfig | undefined,
): RoutingIssue[] {
  const { phoneNumber, buy, import: imported } = number;
  if (phoneNumber === undefined && !buy) {
    return [issue(path, 'must have a phoneNumber, or say in buy which numbers fit')];
  }
  if (imported && (buy || phoneNumber === undefined)) {
    return [issue(`${path}.import`, buy ? 'must be left out beside buy' : 'needs a phoneNumber')];
  }
  if (!buy && !imported) return [];
  if (number.connection === undefined)
    return [issue(`${path}.connection`, 'must be the key of a connection to go through')];
  if (!connection) return [];
  if (imported) return checkImport(`${path}.import`, imported, connection);
  if (connection.type === 'twilio_managed' || connection.type === 'indian') return [];
  return [
    issue(
      `${path}.buy`,
      `must be left out: through ${connection.type} numbers are brought along, so say import`,
    ),
  ];
}

export function checkNumbers({ numbers, connections }: RoutingConfig): RoutingIssue[] {
  const all = entries(numbers);
  const path = (key: string) => `numbers.${key}`;
  return [
    ...all.flatMap(([key, number]) => {
      const through = number.connection;
      return [
        ...(through === undefined
          ? []
          : checkKey(`${path(key)}.connection`, 'a connection', through, connections)),
        ...checkOrder(path(key), number, through === undefined ? undefined : entry(connections, through)),
        ...checkUrl(`${path(key)}.inboundCallback.url`, number.inboundCallback?.url),
        ...checkMetadata(path(key), number.metadata),
      ];
    }),
    ...checkUnique(
      path,
      all.map(([key, { phoneNumber }]) => [key, phoneNumber] as const),
      'phoneNumber',
    ),
  ];
}
