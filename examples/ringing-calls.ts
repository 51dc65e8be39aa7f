/**
 * What the caller hears while your code decides: at once, when it is slow, and when it is broken. No server and
 * no waiting: `simulateInbound` rings the handler on a clock of its own.
 *
 *     npx tsx examples/ringing-calls.ts
 */
import {
  createInboundHandler,
  type InboundDecision,
  type InboundHandlerOptions,
  route,
} from 'cordboard/inbound';
import { createTestClock, simulateInbound } from 'cordboard/testing';

const clock = createTestClock();

/** A customer database that takes this many ms. */
const database = (ms: number) =>
  new Promise<InboundDecision>((resolve) => {
    clock.after(ms, () => resolve(route.toAgent('ag_sales', { variables: { name: 'Ada' } })));
  });

async function ring(title: string, options: Pick<InboundHandlerOptions, 'onCall' | 'onLate'>): Promise<void> {
  let problem = '';
  const handler = createInboundHandler({
    auth: 'none-accept-anyone',
    clock,
    // In a service: to your log, and to an alert.
    onOutcome({ error }) {
      if (error instanceof Error) problem = ` (${error.message})`;
    },
    ...options,
  });
  const call = await simulateInbound(handler, { clock, agentId: 'ag_reception' });
  const asked = `asked ${call.attempts.length} time${call.attempts.length > 1 ? 's' : ''}`;
  console.log(
    `${title.padEnd(40)} ${call.id ?? call.heard} after ${call.ringingMs / 1000} s, ${asked}${problem}`,
  );
}

await ring('decides in 0.3 s', { onCall: () => database(300) });
await ring('decides in 5.2 s: too late', { onCall: () => database(5_200) });
await ring('decides in 5.2 s, resends awaited', { onCall: () => database(5_200), onLate: 'await-resend' });
await ring('throws', {
  onCall: () => {
    throw new Error('the database is down');
  },
});
await ring('hangs up', { onCall: () => route.hangUp() });
