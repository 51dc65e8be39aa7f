import type { Command } from 'commander';
import type { Agent, AgentFilters } from 'cordboard';
import { AGENT_STATUSES, AGENT_TYPES } from '../../models/enums.js';
import type { CommonFlags } from '../command.js';
import { apiCommand, group } from '../command.js';
import { connect } from '../connect.js';
import { choice } from '../input/arguments.js';
import { findAgent } from '../input/find.js';
import { shownUrl } from '../output/shown-url.js';
import type { Column } from '../output/table.js';
import { renderFields } from '../output/table.js';
import { write, writeJson } from '../output/write.js';
import type { ListFlags } from './listing.js';
import { listCommand, printList } from './listing.js';

const COLUMNS: readonly Column<Agent>[] = [
  { title: 'ID', value: (agent) => agent.id },
  { title: 'NAME', value: (agent) => agent.name },
  { title: 'TYPE', value: (agent) => agent.type },
  { title: 'STATUS', value: (agent) => agent.status },
  { title: 'LANGUAGE', value: (agent) => agent.language },
  { title: 'NUMBERS', value: (agent) => agent.numberIds.length },
];

/** The agent without what its webhook address may hold. */
const shown = (agent: Agent): Agent => ({ ...agent, webhookUrl: shownUrl(agent.webhookUrl) });

interface Filters extends ListFlags {
  type?: AgentFilters['type'];
  status?: AgentFilters['status'];
}

async function list({ type, status, ...flags }: Filters): Promise<void> {
  const client = await connect(flags);
  await printList(flags, COLUMNS, (page) => client.agents.list({ type, status, ...page }), shown);
}

async function show(given: string, flags: CommonFlags): Promise<void> {
  const agent = shown(await findAgent(await connect(flags), given));
  if (flags.json) return writeJson(agent);
  await write(
    renderFields({
      id: agent.id,
      name: agent.name,
      type: agent.type,
      status: agent.status,
      persona: agent.persona,
      instructions: agent.instructions,
      voice: agent.voice,
      language: agent.language,
      returns: Object.entries(agent.returns)
        .map(([field, type]) => `${field}: ${type}`)
        .join(', '),
      tools: agent.tools.length,
      'voicemail action': agent.voicemailAction,
      webhook: agent.webhookUrl,
      numbers: agent.numberIds.join(', '),
      'primary number': agent.primaryNumberId,
      created: agent.createdAt,
      archived: agent.archivedAt,
    }),
  );
}

/** `cordboard agents …` */
export function agents(): Command {
  return group('agents', 'Voice agents.', [
    listCommand('List agents, newest first.', ['cordboard agents list --type inbound'])
      .addOption(choice('--type <type>', 'only agents of this type', AGENT_TYPES))
      .addOption(choice('--status <status>', 'only agents of this status', AGENT_STATUSES))
      .action(list),
    apiCommand('show', {
      description: 'Show one agent.',
      examples: ['cordboard agents show ag_123', 'cordboard agents show Reception --json'],
    })
      .argument('<agent>', 'its id, or its exact name')
      .action(show),
  ]);
}
