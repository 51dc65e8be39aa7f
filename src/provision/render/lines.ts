import type { Schedule } from 'cordboard';
import { same } from '../../equal.js';
import type { ChangeAction, PlanChange } from '../plan/types.js';
import { isReference } from '../secrets/env.js';
import { scheduleText } from './schedule.js';

/** What a change looks like at a glance. */
export type Sign = '+' | '~' | '-';

const SIGNS: { [action in ChangeAction]: Sign } = {
  create: '+',
  buy: '+',
  import: '+',
  attach: '+',
  update: '~',
  set_primary: '~',
  move: '~',
  rotate_secret: '~',
  detach: '-',
  complete: '-',
  release: '-',
  archive: '-',
  delete: '-',
};

export function signOf({ action }: PlanChange): Sign {
  return SIGNS[action];
}

/** Text that cannot play tricks on a terminal. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}

function value(name: string, given: unknown): string {
  if (given === undefined || given === null) return 'none';
  if (name === 'schedule') return scheduleText(given as Schedule);
  if (name === 'inboundCallback') return value('url', (given as { url: unknown }).url);
  if (isReference(given)) return `$${given.env}`;
  return JSON.stringify(given);
}

function isEmpty(given: unknown): boolean {
  return given === null || (typeof given === 'object' && Object.keys(given).length === 0);
}

/** One line for each field that changes. Of what is made, only what it is given is worth a line. */
export function fieldLines({ kind, before, after }: PlanChange): string[] {
  if (after === null || kind === 'attachment') return [];
  const shown = Object.entries(after).filter(([, now]) => now !== undefined);
  if (before === null) {
    return shown.filter(([, now]) => !isEmpty(now)).map(([name, now]) => `${name}: ${value(name, now)}`);
  }
  return shown
    .filter(([name, now]) => !same(before[name], now))
    .map(([name, now]) => `${name}: ${value(name, before[name])} → ${value(name, now)}`);
}

/** What a change does, in one line. */
export function title(change: PlanChange): string {
  const { kind, action, key, name, monthlyFee } = change;
  const verb = action.replace('_', ' ');
  if (kind === 'attachment') {
    const [agent, number] = key.split(':');
    return `${verb} number ${number} ${action === 'detach' ? 'from' : 'to'} agent ${agent}`;
  }
  const label = name === key ? '' : ` (${name})`;
  const price = monthlyFee ? `, ${monthlyFee.amount} ${monthlyFee.currency} a month` : '';
  return `${verb} ${kind} ${key}${label}${price}`;
}
