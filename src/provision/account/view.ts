import type {
  Agent,
  DispatchRule,
  PhoneNumber,
  ScheduleInput,
  TelephonyConnection,
  WebhookEndpoint,
} from 'cordboard';
import { WEEKDAYS } from '../../models/enums.js';
import { ownMetadata } from '../keys.js';
import type { PlanFields } from '../plan/types.js';

/*
 * Objects of the account in the words of a config: what a config can say of them, and nothing else. Versions,
 * counters, renewals and what follows from other objects are left out, so that they never look like a change.
 */

export function connectionView({ type, friendlyName }: TelephonyConnection): PlanFields {
  return { type, friendlyName };
}

export function agentView(agent: Agent): PlanFields {
  const { name, type, persona, instructions, voice, language, returns, tools, voicemailAction, webhookUrl } =
    agent;
  const metadata = ownMetadata(agent.metadata);
  return {
    name,
    type,
    persona,
    instructions,
    voice,
    language,
    returns,
    tools,
    voicemailAction,
    webhookUrl,
    metadata,
  };
}

export function numberView({
  phoneNumber,
  friendlyName,
  inboundCallback,
  metadata,
}: PhoneNumber): PlanFields {
  const callback = inboundCallback && { url: inboundCallback.url };
  return { phoneNumber, friendlyName, inboundCallback: callback, metadata: ownMetadata(metadata) };
}

export function webhookView({
  url,
  description,
  enabledEvents,
  status,
  metadata,
}: WebhookEndpoint): PlanFields {
  return {
    url,
    description,
    enabledEvents: [...enabledEvents].sort(),
    status,
    metadata: ownMetadata(metadata),
  };
}

/** All of a rule but the agent. */
export function settingsView({
  schedule,
  maxConcurrentCalls,
  variables,
  metadata,
}: DispatchRule): PlanFields {
  return {
    schedule: wholeSchedule(schedule),
    maxConcurrentCalls,
    variables,
    metadata: ownMetadata(metadata),
  };
}

/** Every default in its place, so that two ways to write a schedule compare as one. */
export function wholeSchedule(
  given: ScheduleInput | DispatchRule['schedule'] | undefined,
): PlanFields | null {
  if (!given) return null;
  const { start = null, end = null } = given.callWindow ?? {};
  return {
    timezone: given.timezone,
    startDate: given.startDate ?? null,
    endDate: given.endDate ?? null,
    callWindow: start === null && end === null ? null : { start, end },
    activeDays: WEEKDAYS.filter((day) => given.activeDays?.includes(day) ?? true),
  };
}
