import type { CommonFlags } from '../../command.js';
import { connect } from '../../connect.js';
import { write, writeJson } from '../../output/write.js';

interface Flags extends CommonFlags {
  date?: string;
  timezone?: string;
  svg?: boolean;
}

/** `cordboard rules week` */
export async function week(ruleId: string, { date, timezone, svg, ...flags }: Flags): Promise<void> {
  const client = await connect(flags);
  const rule = await client.dispatchRules.retrieve(ruleId);
  const { renderWeek } = await import('cordboard/schedule');
  const format = svg ? 'svg' : 'text';
  const picture = renderWeek(rule, { format, weekOf: date ?? new Date(), timezone });
  if (flags.json) return writeJson({ ruleId: rule.id, format, picture });
  await write(picture.endsWith('\n') ? picture : `${picture}\n`);
}
