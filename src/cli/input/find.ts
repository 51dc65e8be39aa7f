import type { Agent, Cordboard, PhoneNumber } from 'cordboard';
import { CliFailure, UsageFailure } from '../exit.js';

/** A number by its id, or by itself in E.164 form. */
export async function findNumber(client: Cordboard, given: string): Promise<PhoneNumber> {
  // No id is like that.
  if (/^[\d\s().-]+$/.test(given))
    throw new UsageFailure(`Give the number in E.164 form, with + and its country code (given ${given}).`);
  if (!given.startsWith('+')) return client.numbers.retrieve(given);
  // Bought, released and bought again, a number is there twice.
  const { data } = await client.numbers.list({ phoneNumber: given, limit: 200 });
  const found = data.find(({ status }) => status !== 'released') ?? data[0];
  if (found) return found;
  throw new CliFailure(`The account has no number ${given}; \`numbers list\` shows those it has.`);
}

/** An agent by its id, or by its name where only one active agent bears it. */
export async function findAgent(client: Cordboard, given: string): Promise<Agent> {
  const { isNotFoundError } = await import('cordboard');
  try {
    return await client.agents.retrieve(given);
  } catch (error) {
    if (!isNotFoundError(error)) throw error;
  }
  const named: Agent[] = [];
  for await (const agent of client.agents.iterAgents({ status: 'active', limit: 200 }))
    if (agent.name === given) named.push(agent);
  const [agent, ...others] = named;
  if (!agent) throw new CliFailure(`No agent has the id or the name "${given}"; \`agents list\` shows them.`);
  if (others.length === 0) return agent;
  const ids = named.map(({ id }) => id).join(', ');
  throw new CliFailure(`${named.length} agents are named "${given}": give one of the ids ${ids}.`);
}

/** The ids of a number and an agent that filter a list. */
export async function findFilters(
  client: Cordboard,
  given: { number?: string | undefined; agent?: string | undefined },
) {
  return {
    numberId: given.number === undefined ? undefined : (await findNumber(client, given.number)).id,
    agentId: given.agent === undefined ? undefined : (await findAgent(client, given.agent)).id,
  };
}
