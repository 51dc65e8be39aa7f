import type { FinishOptions } from './call-options.js';
import type { CallRow } from './state.js';

type Given = NonNullable<FinishOptions['result']>;
type Result = NonNullable<CallRow['result']>;

/** What the extraction brings back: every declared field, and nothing else. */
function checkResult(call: CallRow, given: Given): Result {
  const declared = Object.entries(call.returns);
  const extra = Object.keys(given).filter((field) => !Object.hasOwn(call.returns, field));
  if (extra.length > 0) {
    const known = declared.map(([field]) => field).join(', ') || 'none';
    throw new TypeError(
      `result has ${extra.join(', ')}, which the agent's returns do not declare (declared: ${known}).`,
    );
  }
  return Object.fromEntries(declared.map(([field, type]) => [field, checkField(field, type, given[field])]));
}

function checkField(field: string, type: string, value: Given[string]): Result[string] {
  if (value === undefined || value === null || typeof value === type) return value ?? null;
  throw new TypeError(
    `result.${field} is declared as a ${type}, but ${JSON.stringify(value)} is a ${typeof value}.`,
  );
}

/** Sets what is known of the typed data once a call is over. */
export function settleResult(call: CallRow, { result, resultError }: FinishOptions): void {
  const asked = Object.keys(call.returns).length > 0;
  if (call.status !== 'completed' || !asked) {
    if (result && Object.keys(result).length > 0) checkPossible(call, asked);
    call.resultStatus = 'not_applicable';
    return;
  }
  if (resultError !== undefined) {
    call.resultStatus = 'failed';
    call.resultError = resultError;
    return;
  }
  call.result = checkResult(call, result ?? {});
  call.resultStatus = 'completed';
}

function checkPossible(call: CallRow, asked: boolean): never {
  throw new TypeError(
    asked
      ? `A call that ends as ${call.status} brings back no result: leave result out.`
      : 'The agent of this call declares no returns: leave result out, or create the agent with returns.',
  );
}
