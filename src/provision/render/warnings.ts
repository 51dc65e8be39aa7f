import type { PlanWarning, WarningCode } from '../plan/types.js';

/** Paths that are worth naming when many say the same. */
const NAMED = 3;

/** One warning, and all that it is about. */
interface Grouped {
  code: WarningCode;
  paths: string;
  message: string;
}

/** Says once what many entries share, such as the hours of 500 numbers. */
export function groupWarnings(warnings: readonly PlanWarning[]): Grouped[] {
  const groups = new Map<string, PlanWarning[]>();
  for (const warning of warnings) {
    const name = `${warning.code} ${warning.message}`;
    const group = groups.get(name);
    if (group) group.push(warning);
    else groups.set(name, [warning]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const paths = group.slice(0, NAMED).map(({ path }) => path);
    const more = group.length > NAMED ? ` and ${group.length - NAMED} more` : '';
    return [{ code: first.code, paths: `${paths.join(', ')}${more}`, message: first.message }];
  });
}
