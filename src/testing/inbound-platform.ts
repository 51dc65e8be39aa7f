import { isId } from './ids.js';

/** When the platform asks again, in ms, and how often it asks. */
export const PATIENCE_MS = 5_000;
export const ATTEMPTS = 3;

/** Who the caller gets to hear, and what they were told. */
export interface InboundRouting {
  /** An agent, an IVR, or the end of the call. */
  heard: 'agent' | 'ivr' | 'hang_up';
  /** Which agent or IVR; `null` after a hang-up. */
  id: string | number | null;
  /** What it was told about the call. */
  variables: { [name: string]: string };
}

interface Answer {
  OverrideAIAgentId?: unknown;
  OverrideIvrId?: unknown;
  Variables?: unknown;
}

/** The body of an answer: its JSON, else its text. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * What the platform makes of an answer; `undefined` when it is none. What it does with anything that is not
 * documented is not known, so that counts as none.
 */
export function readAnswer(status: number, body: unknown): InboundRouting | undefined {
  const answer = (body as { CallInBound?: Answer } | null | undefined)?.CallInBound;
  if (status !== 200 || typeof answer !== 'object' || answer === null) return undefined;
  const { OverrideAIAgentId: agent, OverrideIvrId: ivr } = answer;
  if (agent === undefined && ivr === undefined) return hungUp();
  if (agent !== undefined && ivr !== undefined) return undefined;
  const id = agent ?? ivr;
  const variables = readVariables(answer.Variables);
  if (!isId(id) || !variables) return undefined;
  return { heard: agent === undefined ? 'ivr' : 'agent', id, variables };
}

/** Where the call goes when nobody answered the platform. */
export function fallback(agentId: unknown, ivrId: unknown): InboundRouting {
  if (isId(agentId)) return { heard: 'agent', id: agentId, variables: {} };
  if (isId(ivrId)) return { heard: 'ivr', id: ivrId, variables: {} };
  return hungUp();
}

function hungUp(): InboundRouting {
  return { heard: 'hang_up', id: null, variables: {} };
}

function readVariables(list: unknown = []): InboundRouting['variables'] | undefined {
  if (!Array.isArray(list) || !list.every(isVariable)) return undefined;
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}

function isVariable(given: unknown): given is { Key: string; Value: string } {
  const { Key, Value } = Object(given);
  return typeof Key === 'string' && typeof Value === 'string';
}
