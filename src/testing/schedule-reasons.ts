import type { RejectionReason } from '../models/enums.js';
import type { RuleRow } from './state.js';

/**
 * Why the schedule of a rule keeps a call out at an instant; empty when it does not. Schedules are
 * stored and not yet judged: every active rule is open until `cordboard/schedule` is plugged in here.
 */
export function scheduleReasons(_rule: RuleRow, _at: number): RejectionReason[] {
  return [];
}
