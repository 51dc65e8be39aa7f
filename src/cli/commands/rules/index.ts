import type { Command } from 'commander';
import type { DispatchRule, DispatchRuleFilters } from 'cordboard';
import { RULE_STATUSES } from '../../../models/enums.js';
import type { CommonFlags } from '../../command.js';
import { apiCommand, group } from '../../command.js';
import { connect } from '../../connect.js';
import { choice, date, moment } from '../../input/arguments.js';
import { findFilters } from '../../input/find.js';
import { hours } from '../../output/hours.js';
import type { Column } from '../../output/table.js';
import { renderFields } from '../../output/table.js';
import { write, writeJson } from '../../output/write.js';
import type { ListFlags } from '../listing.js';
import { listCommand, printList } from '../listing.js';
import { preview } from './preview.js';
import { week } from './week.js';

const COLUMNS: readonly Column<DispatchRule>[] = [
  { title: 'ID', value: (rule) => rule.id },
  { title: 'NUMBER', value: (rule) => rule.numberId },
  { title: 'AGENT', value: (rule) => rule.agentId },
  { title: 'STATUS', value: (rule) => rule.status },
  { title: 'OPEN', value: (rule) => hours(rule.schedule) },
  { title: 'LIMIT', value: (rule) => rule.maxConcurrentCalls },
  { title: 'LIVE', value: (rule) => rule.metrics.inProgress },
];

interface Filters extends ListFlags {
  number?: string;
  agent?: string;
  status?: DispatchRuleFilters['status'];
}

async function list({ number, agent, status, ...flags }: Filters): Promise<void> {
  const client = await connect(flags);
  const ids = await findFilters(client, { number, agent });
  await printList(flags, COLUMNS, (page) => client.dispatchRules.list({ ...ids, status, ...page }));
}

async function show(ruleId: string, flags: CommonFlags): Promise<void> {
  const client = await connect(flags);
  const rule = await client.dispatchRules.retrieve(ruleId);
  if (flags.json) return writeJson(rule);
  const { completed, inProgress, recent } = rule.metrics;
  await write(
    renderFields({
      id: rule.id,
      status: rule.status,
      number: rule.numberId,
      agent: rule.agentId,
      open: hours(rule.schedule),
      timezone: rule.schedule?.timezone ?? null,
      'calls at once': rule.maxConcurrentCalls,
      'calls live': inProgress,
      'calls in 24 h': recent,
      'calls completed': completed,
      variables: Object.entries(rule.variables)
        .map(([name, value]) => `${name}=${value}`)
        .join(', '),
      created: rule.createdAt,
      ended: rule.endedAt,
    }),
  );
}

/** `cordboard rules …` */
export function rules(): Command {
  return group('rules', 'Dispatch rules: who answers which number, and when.', [
    listCommand('List rules, newest first.', ['cordboard rules list --status active --number +14155550123'])
      .option('--number <number>', 'only rules of this number: its id, or E.164')
      .option('--agent <agent>', 'only rules of this agent: its id, or its exact name')
      .addOption(choice('--status <status>', 'only rules of this status', RULE_STATUSES))
      .action(list),
    apiCommand('show', {
      description: 'Show one rule, with its metrics.',
      examples: ['cordboard rules show dr_123'],
    })
      .argument('<rule>', 'its id')
      .action(show),
    apiCommand('preview', {
      description: 'Would this rule take a call? If not, why not, and when will it?',
      examples: [
        'cordboard rules preview dr_123',
        'cordboard rules preview dr_123 --at 2026-12-24T20:00:00+01:00',
      ],
    })
      .argument('<rule>', 'its id')
      .option('--at <time>', 'the moment of the call, with its offset (default: now)', moment)
      .action(preview),
    apiCommand('week', {
      description: 'Draw the week of a rule.',
      examples: [
        'cordboard rules week dr_123 --date 2026-11-02',
        'cordboard rules week dr_123 --svg > week.svg',
      ],
    })
      .argument('<rule>', 'its id')
      .option('--date <date>', 'any day of the week (default: today)', date)
      .option('--timezone <zone>', 'the clock to draw by (default: the rule’s)')
      .option('--svg', 'draw an SVG picture instead of text')
      .action(week),
  ]);
}
