import { evaluate } from './ask.js';
import { ScheduleError } from './errors.js';
import { toMillis } from './instant.js';
import type { EvaluateOptions, Evaluation, Reason, ScheduleRule } from './types.js';

/** A rule that says which number it routes. */
export interface RoutedRule extends ScheduleRule {
  /** The number that the rule routes. */
  numberId: string;
}

/** Which call to preview. */
export interface PreviewCallOptions extends EvaluateOptions {
  /** The number that is called. */
  numberId: string;
}

/** Why no rule would answer: a reason of the rule, or `no_route` when no active rule routes the number. */
export interface CallReason {
  /** The reason that the rejected call would carry. */
  code: Reason['code'] | 'no_route';
  /** A plain sentence. */
  message: string;
}

/** What would happen to a call. */
export interface CallPreview<R extends RoutedRule = RoutedRule> {
  /** Whether a rule would answer. */
  accepted: boolean;
  /** The rule that would answer, or that would refuse; `null` when no active rule routes the number. */
  rule: R | null;
  /** Every reason why the call would be refused; empty when accepted. */
  reasons: CallReason[];
  /** The whole evaluation of `rule`. */
  evaluation: Evaluation | null;
}

/**
 * Which of these rules would answer a call to a number, or why none would. A server lets a number have one
 * active rule; when the list holds more, the first that accepts answers.
 *
 * @throws ScheduleError for a rule, an instant or a count that cannot be evaluated.
 * @example
 * ```ts
 * import { previewCall } from 'cordboard/schedule';
 *
 * const schedule = { timezone: 'Europe/Berlin', callWindow: { start: '09:00', end: '18:00' } };
 * const rules = [{ id: 'dr_1', numberId: 'pn_1', schedule, maxConcurrentCalls: 1 }];
 * const call = { numberId: 'pn_1', at: '2026-03-02T12:00:00Z' };
 * console.log(previewCall(rules, call).rule?.id); // dr_1
 * console.log(previewCall(rules, { ...call, activeCalls: 1 }).reasons[0]?.code); // concurrency_limit
 * console.log(previewCall(rules, { ...call, numberId: 'pn_2' }).reasons[0]?.code); // no_route
 * ```
 */
export function previewCall<R extends RoutedRule>(
  rules: readonly R[],
  options: PreviewCallOptions,
): CallPreview<R> {
  if (!Array.isArray(rules)) throw new ScheduleError('rules', 'a list of rules', rules);
  toMillis(options?.at, 'at');
  const { numberId } = options;
  const routes = rules.filter((rule) => rule.numberId === numberId && (rule.status ?? 'active') === 'active');
  const previews = routes.map((rule): CallPreview<R> => {
    const evaluation = evaluate(rule, options);
    return { accepted: evaluation.accepted, rule, reasons: evaluation.reasons, evaluation };
  });
  const message = `No active rule routes ${numberId}.`;
  const none = {
    accepted: false,
    rule: null,
    reasons: [{ code: 'no_route' as const, message }],
    evaluation: null,
  };
  return previews.find((preview) => preview.accepted) ?? previews[0] ?? none;
}
