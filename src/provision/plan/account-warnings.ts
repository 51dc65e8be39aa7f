import type { Money } from 'cordboard';
import { entries } from '../config/complain.js';
import { UNSTORED } from '../keys.js';
import { toMicros } from '../money.js';
import type { Planning } from './context.js';
import type { PlanWarning } from './types.js';

function lapses({ state, matches, now, nearLapseMs }: Planning): PlanWarning[] {
  return [...state.numbers.values()].flatMap((number): PlanWarning[] => {
    const { id, status, phoneNumber, renewsAt, releasesAt } = number;
    const isDue = status === 'renewal_due';
    const at = isDue ? releasesAt : renewsAt;
    if (at === null || (!isDue && Date.parse(at) > now + nearLapseMs)) return [];
    const key = matches.keys.get(id);
    const path = key === undefined ? phoneNumber : `numbers.${key}`;
    const what = isDue ? `is lost on ${at} unless it is renewed` : `falls due on ${at}`;
    return [{ code: 'near_lapse', path, message: `${phoneNumber} ${what}: numbers.renew.` }];
  });
}

function credits({ state }: Planning, monthlyCost: readonly Money[]): PlanWarning[] {
  const { amount, currency } = state.credits;
  const due = monthlyCost.find((cost) => cost.currency === currency);
  if (!due || toMicros(due.amount) <= toMicros(amount)) return [];
  const message = `The numbers to buy cost ${due.amount} ${currency} a month, and the credits are ${amount} ${currency}.`;
  return [{ code: 'credits_short', path: 'numbers', message }];
}

function disabled({ config, matches }: Planning): PlanWarning[] {
  return entries(config.webhooks).flatMap(([key, { status }]): PlanWarning[] => {
    const current = matches.webhooks.get(key);
    if (status !== undefined || current?.status !== 'disabled') return [];
    const message = `It is disabled${current.disabledReason ? ` (${current.disabledReason})` : ''}: say status: enabled to wake it.`;
    return [{ code: 'webhook_disabled', path: `webhooks.${key}`, message }];
  });
}

function kept({ prune, state, matches }: Planning): PlanWarning[] {
  if (!prune) return [];
  return [...state.connections.values()]
    .filter(({ id, type }) => type === 'twilio_managed' && !matches.keys.has(id))
    .map(({ id, friendlyName }) => ({
      code: 'kept' as const,
      path: id,
      message: `The connection ${friendlyName} stays: the choice of managed Twilio is permanent.`,
    }));
}

function unstored({ config, matches }: Planning): PlanWarning[] {
  const sections = {
    agents: [config.agents, matches.agents],
    webhooks: [config.webhooks, matches.webhooks],
  } as const;
  return Object.entries(sections).flatMap(([section, [wanted, current]]) =>
    entries<{ signingSecret?: unknown }>(wanted).flatMap(([key, { signingSecret }]): PlanWarning[] => {
      if (signingSecret || current.get(key)?.metadata[UNSTORED] === undefined) return [];
      const message = 'Its signing secret was never stored: say in signingSecret where a new one goes.';
      return [{ code: 'secret_unstored', path: `${section}.${key}`, message }];
    }),
  );
}

/** What to know of the account before anything is changed. */
export function accountWarnings(planning: Planning, monthlyCost: readonly Money[]): PlanWarning[] {
  return [
    ...credits(planning, monthlyCost),
    ...lapses(planning),
    ...disabled(planning),
    ...unstored(planning),
    ...kept(planning),
  ];
}
