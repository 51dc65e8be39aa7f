import type { DispatchRule, Schedule, ScheduleInput } from 'cordboard';
import { entries, entry } from '../config/complain.js';
import type { NumberConfig } from '../config/types.js';
import type { Planning } from './context.js';
import type { PlanWarning } from './types.js';

const DAY = 24 * 3_600_000;
/** How far ahead hours are looked at. */
const DAYS = 28;

type Found = Omit<PlanWarning, 'path'> | null;

/** Looks at a schedule; each one once, since many routes share theirs. */
async function createInspector(now: number): Promise<(schedule: ScheduleInput | Schedule) => Found> {
  const { accepts, coverage, nextOpening } = await import('cordboard/schedule');
  const seen = new Map<string, Found>();
  const inspect = (schedule: ScheduleInput | Schedule): Found => {
    const rule = { schedule };
    if (!accepts(rule, now) && !nextOpening(rule, now)) {
      return { code: 'never_opens', message: 'Its schedule never opens again: nobody will answer.' };
    }
    const { gaps } = coverage([rule], { from: now, to: now + DAYS * DAY });
    const [first] = gaps;
    if (!first) return null;
    const hours = gaps.reduce((sum, gap) => sum + gap.length('hours'), 0);
    const local = (time: typeof first.start) =>
      time?.setZone(schedule.timezone).toFormat('yyyy-MM-dd HH:mm') ?? '';
    const message = `In the next ${DAYS} days nobody answers for ${Math.round(hours)} of ${DAYS * 24} hours, first from ${local(first.start)} to ${local(first.end)} (${schedule.timezone}).`;
    return { code: 'unanswered_hours', message };
  };
  return (schedule) => {
    const name = JSON.stringify(schedule);
    const known = seen.get(name);
    if (known !== undefined) return known;
    const found = inspect(schedule);
    seen.set(name, found);
    return found;
  };
}

function isUsed(key: string, number: NumberConfig, { config, matches }: Planning): boolean {
  const current = matches.numbers.get(key);
  if ((current?.outboundAgentIds.length ?? 0) > 0) return true;
  if (number.inboundCallback ?? (number.inboundCallback === undefined && current?.inboundCallback))
    return true;
  return Object.values(config.agents ?? {}).some(({ numbers }) => numbers?.includes(key));
}

/** Hours in which nobody answers, for each number that the config names. */
export async function coverageWarnings(planning: Planning): Promise<PlanWarning[]> {
  const { config, matches, state, now, prune } = planning;
  const inspect = await createInspector(now);
  return entries(config.numbers).flatMap(([key, number]): PlanWarning[] => {
    const planned = entry(config.routes, key);
    const id = matches.numbers.get(key)?.id ?? '';
    const kept: DispatchRule | undefined = planned === null || prune ? undefined : state.rules.get(id);
    const route = planned ?? kept;
    if (!route) {
      if (isUsed(key, number, planning)) return [];
      return [{ code: 'no_route', path: `numbers.${key}`, message: 'It has no route: nobody answers it.' }];
    }
    const found = route.schedule ? inspect(route.schedule) : null;
    return found ? [{ ...found, path: `routes.${key}` }] : [];
  });
}
