import type { Call } from 'cordboard';
import { stringify } from 'csv-stringify/sync';

type Value = string | number | null;

/** The columns, in their order. New ones are only ever added at the end. */
const COLUMNS: { readonly [name: string]: (call: Call) => Value } = {
  id: (call) => call.id,
  direction: (call) => call.direction,
  status: (call) => call.status,
  rejectionReason: (call) => call.rejection?.reason ?? null,
  fromNumber: (call) => call.fromNumber,
  toNumber: (call) => call.toNumber,
  agentId: (call) => call.agentId,
  numberId: (call) => call.numberId,
  dispatchRuleId: (call) => call.dispatchRuleId,
  answeredBy: (call) => call.answeredBy,
  startedAt: (call) => call.startedAt,
  answeredAt: (call) => call.answeredAt,
  endedAt: (call) => call.endedAt,
  durationSeconds: (call) => call.durationSeconds,
  costAmount: (call) => call.cost?.amount ?? null,
  costCurrency: (call) => call.cost?.currency ?? null,
  resultStatus: (call) => call.resultStatus,
  resultError: (call) => call.resultError,
  result: (call) => call.result && JSON.stringify(call.result),
  variables: (call) => JSON.stringify(call.variables),
  metadata: (call) => JSON.stringify(call.metadata),
  recordingUrl: (call) => call.recordingUrl,
  createdAt: (call) => call.createdAt,
  updatedAt: (call) => call.updatedAt,
};

/**
 * A spreadsheet takes a cell that begins with one of these for a formula, and callers choose some of the
 * text. Phone numbers and other plain numbers are left alone: they compute nothing.
 */
function defused(value: Value): Value {
  if (typeof value !== 'string' || !/^[=+\-@\t\r]/.test(value) || /^[+-]?\d+(\.\d+)?$/.test(value))
    return value;
  return `'${value}`;
}

export const csvHeader = (): string => stringify([Object.keys(COLUMNS)]);

export function csvRows(calls: readonly Call[]): string {
  return stringify(calls.map((call) => Object.values(COLUMNS).map((value) => defused(value(call)))));
}
