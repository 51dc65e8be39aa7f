import type { RejectionReason } from '../models/enums.js';
import { rejectionReasons } from '../schedule/ask.js';
import type { RuleRow } from './state.js';

/**
 * Why a rule keeps a call out at an instant of the backend's clock; empty when it does not. It is decided by
 * the evaluator that users preview with, so that a preview is never a guess.
 */
export function scheduleReasons(rule: RuleRow, at: number, activeCalls: number): RejectionReason[] {
  return rejectionReasons(rule, { at, activeCalls });
}
