import type { TranscriptSegment } from 'cordboard';
import type { CommonFlags } from '../../command.js';
import { connect } from '../../connect.js';
import type { Column } from '../../output/table.js';
import { renderFields, renderTable } from '../../output/table.js';
import { json, note, write, writeJson } from '../../output/write.js';

const SEGMENTS: readonly Column<TranscriptSegment>[] = [
  { title: 'AT', value: (segment) => segment.startedAt },
  { title: 'WHO', value: (segment) => segment.role },
  { title: 'WHAT', value: (segment) => segment.text },
];

interface Flags extends CommonFlags {
  transcript?: boolean;
}

/** `cordboard calls show` */
export async function show(callId: string, { transcript, ...flags }: Flags): Promise<void> {
  const client = await connect(flags);
  const call = await client.calls.retrieve(callId);
  const said = transcript ? (await client.calls.transcript(callId)).segments : null;
  if (flags.json) return writeJson(said ? { ...call, transcript: said } : call);
  await write(
    renderFields({
      id: call.id,
      direction: call.direction,
      status: call.status,
      rejected: call.rejection ? call.rejection.reasons.join(', ') : null,
      from: call.fromNumber,
      to: call.toNumber,
      agent: call.agentId,
      number: call.numberId,
      rule: call.dispatchRuleId,
      started: call.startedAt,
      answered: call.answeredAt,
      'answered by': call.answeredBy,
      ended: call.endedAt,
      seconds: call.durationSeconds,
      cost: call.cost ? `${call.cost.amount} ${call.cost.currency}` : null,
      result: call.result ? json(call.result) : call.resultStatus,
      'result error': call.resultError,
      recording: call.recordingUrl,
    }),
  );
  if (said?.length === 0) note('There is no transcript.');
  else if (said) await write(`\n${renderTable(SEGMENTS, said)}`);
}
