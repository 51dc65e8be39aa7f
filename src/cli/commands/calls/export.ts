import type { Command } from 'commander';
import type { Call, Page } from 'cordboard';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { UsageFailure } from '../../exit.js';
import { choice } from '../../input/arguments.js';
import { interruptible } from '../../interruptible.js';
import { createProgress } from '../../output/progress.js';
import type { Sink } from '../../output/sink.js';
import { openSink } from '../../output/sink.js';
import { json, note, plainLines } from '../../output/write.js';
import { csvHeader, csvRows } from './csv.js';
import type { CallFilterFlags } from './filters.js';
import { callFilters, withCallFilters } from './filters.js';

interface Flags extends CommonFlags, CallFilterFlags {
  format: 'ndjson' | 'csv';
  order: 'asc' | 'desc';
  out?: string;
  cursor?: string;
}

const PAGE = 200;

const rows = {
  ndjson: (calls: readonly Call[]) => calls.map((call) => `${json(call)}\n`).join(''),
  csv: csvRows,
};

/** Streams page by page: each page is written whole before the next is asked for. */
async function run({ format, order, out, cursor, json: asJson, ...flags }: Flags): Promise<void> {
  if (asJson && format === 'csv') throw new UsageFailure('--json and --format csv exclude each other.');
  const client = await connect(flags);
  const filters = await callFilters(client, flags);
  const progress = createProgress({ unit: 'calls' });
  // A file or a program gets every character; a terminal would obey some. Those of JSON are escaped as they are.
  const isShown = format === 'csv' && out === undefined && process.stdout.isTTY;
  let sink: Sink | undefined;
  let next: string | null | undefined = cursor;
  let done = 0;
  try {
    await interruptible(async (signal) => {
      do {
        const query = { ...filters, order, limit: PAGE, cursor: next ?? undefined };
        const page: Page<Call> = await client.calls.list(query, { signal });
        // Not before there is something to write: a server that is down leaves no empty file behind.
        sink ??= await openSink(out, { append: cursor !== undefined });
        const header = format === 'csv' && next === undefined ? csvHeader() : '';
        const text = header + rows[format](page.data);
        await sink.write(isShown ? plainLines(text) : text);
        next = page.nextCursor;
        done += page.data.length;
        progress.show(done);
      } while (next !== null);
    });
  } catch (error) {
    progress.end();
    if (next && done > 0)
      note(`${done} calls were written. To go on, repeat the command with --cursor ${next}`);
    throw error;
  } finally {
    progress.end();
    await sink?.close();
  }
}

/** `cordboard calls export` */
export function exportCalls(): Command {
  const command = apiCommand('export', {
    description: 'Write all calls as NDJSON or CSV, one a line, oldest first.',
    examples: [
      'cordboard calls export --format csv --out calls.csv --since 2026-11-01T00:00:00Z',
      'cordboard calls export | jq .result',
    ],
  })
    .addOption(choice('--format <format>', 'how to write them', ['ndjson', 'csv']).default('ndjson'))
    .addOption(choice('--order <order>', 'oldest or newest first', ['asc', 'desc']).default('asc'))
    .option('--out <file>', 'write to this file instead of stdout')
    .option('--cursor <cursor>', 'continue where an export stopped: appends, without a header');
  return withCallFilters(command).action(run);
}
