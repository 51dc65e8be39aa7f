import type { CommonFlags } from '../../command.js';
import { connect } from '../../connect.js';
import { hours } from '../../output/hours.js';
import { renderFields } from '../../output/table.js';
import { write, writeJson } from '../../output/write.js';

interface Flags extends CommonFlags {
  at?: string;
}

/** `cordboard rules preview`: decided here, by the code that the backend routes with. */
export async function preview(ruleId: string, { at, ...flags }: Flags): Promise<void> {
  const client = await connect(flags);
  const rule = await client.dispatchRules.retrieve(ruleId);
  const { evaluate, nextClosing, nextOpening } = await import('cordboard/schedule');
  const instant = at ?? new Date().toISOString();
  // Now is the one moment whose live calls are known.
  const evaluation = evaluate(rule, {
    at: instant,
    ...(at === undefined && { activeCalls: rule.metrics.inProgress }),
  });
  const next = {
    nextOpening: nextOpening(rule, instant)?.toISO() ?? null,
    nextClosing: nextClosing(rule, instant)?.toISO() ?? null,
  };
  if (flags.json) return writeJson({ ruleId: rule.id, ...evaluation, ...next });
  await write(
    renderFields({
      answer: evaluation.accepted ? 'yes, it takes the call' : 'no, it refuses the call',
      ...Object.fromEntries(evaluation.reasons.map(({ code, message }) => [code, message])),
      'local time': `${evaluation.localTime} ${evaluation.timezone}`,
      open: hours(rule.schedule),
      'next opening': next.nextOpening,
      'next closing': next.nextClosing,
    }),
  );
}
