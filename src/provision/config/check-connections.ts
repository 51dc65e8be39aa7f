import type { RoutingIssue } from '../errors.js';
import { checkUnique, entries, issue } from './complain.js';
import type { ConnectionConfig, RoutingConfig } from './types.js';

/** Fields that go with one type only. */
const OF_TYPE = { acceptTerms: 'twilio_managed', accountSid: 'twilio_byo', authToken: 'twilio_byo' } as const;

function checkFields(path: string, connection: ConnectionConfig): RoutingIssue[] {
  return Object.entries(OF_TYPE).flatMap(([field, type]) =>
    connection[field as keyof typeof OF_TYPE] === undefined || connection.type === type
      ? []
      : [issue(`${path}.${field}`, `must be left out: only ${type} connections take it`)],
  );
}

export function checkConnections({ connections }: RoutingConfig): RoutingIssue[] {
  const all = entries(connections);
  const path = (key: string) => `connections.${key}`;
  return [
    ...all.flatMap(([key, connection]) => checkFields(path(key), connection)),
    ...checkUnique(
      path,
      all.map(([key, { id }]) => [key, id] as const),
      'id',
    ),
    ...checkUnique(
      path,
      all.map(
        ([key, { id, type, friendlyName }]) =>
          [key, id === undefined ? `${type} ${friendlyName}` : undefined] as const,
      ),
      'type and friendlyName, and neither says its id',
    ),
  ];
}
