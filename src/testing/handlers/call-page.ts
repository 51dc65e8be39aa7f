import type { QueryOf } from '../../contract/index.js';
import { listing, matches } from '../pages.js';
import type { CallRow, State } from '../state.js';
import { callView } from '../views.js';

type Query = QueryOf<'calls.list'>;

function inTime(row: CallRow, { createdAfter, createdBefore, updatedAfter }: Query): boolean {
  const created = Date.parse(row.createdAt);
  return (
    (createdAfter === undefined || created > Date.parse(createdAfter)) &&
    (createdBefore === undefined || created < Date.parse(createdBefore)) &&
    (updatedAfter === undefined || Date.parse(row.updatedAt) > Date.parse(updatedAfter))
  );
}

/** Calls by their filters, of all rules or of one. */
export function callPage(state: State, list: string, query: Query, ruleId?: string) {
  const { direction, status, agentId, numberId, dispatchRuleId } = query;
  return listing({
    list,
    query,
    rows: state.calls.values(),
    keep: (row) =>
      (ruleId === undefined || row.dispatchRuleId === ruleId) &&
      matches(row, { direction, status, agentId, numberId, dispatchRuleId }) &&
      inTime(row, query),
    show: callView,
  });
}
