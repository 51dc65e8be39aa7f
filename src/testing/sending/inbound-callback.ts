import { sdkAppIdOf } from '../handlers/account.js';
import { ATTEMPTS, type InboundRouting, PATIENCE_MS, parseBody, readAnswer } from '../inbound-platform.js';
import type { CallRow, NumberRow } from '../state.js';
import type { World } from '../world.js';
import type { Sender } from './sender.js';

/**
 * Asks the number's callback who should answer, in the platform's own words. `undefined` when nobody has
 * answered in three requests; then the bound agent does.
 */
export async function askCallback(
  world: World,
  sender: Sender,
  number: NumberRow,
  call: CallRow,
): Promise<InboundRouting | undefined> {
  const url = number.inboundCallback?.url ?? '';
  if (!sender.reaches(url)) return undefined;
  const body = JSON.stringify({
    Event: 'CallInBound',
    SessionId: call.id,
    SdkAppId: sdkAppIdOf(world.state),
    CallInBound: {
      AIAgentId: call.agentId ?? 0,
      IvrId: 0,
      Caller: call.fromNumber,
      Callee: call.toNumber,
    },
  });
  for (let attempts = 0; attempts < ATTEMPTS; attempts += 1) {
    const request = new Request(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Cordboard' },
      body,
    });
    const { status, text } = await sender
      .send('outgoing.callback', request, PATIENCE_MS)
      .catch(() => ({ status: 0, text: '' }));
    const decision = readAnswer(status, parseBody(text));
    if (decision) return decision;
  }
  return undefined;
}
