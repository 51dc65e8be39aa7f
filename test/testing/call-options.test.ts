import type { Call } from 'cordboard';
import { describe, expect, it } from 'vitest';
import type { Page } from './support/api.js';
import { CALLER, routed, start } from './support/things.js';

describe('options that only plain JavaScript can pass', () => {
  const wrong = (value: object) => value as never;
  const to = '+14155550123';

  it.each([
    [{ from: CALLER, to, durationSecs: 5 }, /^simulateCall: durationSecs must be left out/],
    [{ from: CALLER, to, status: 'complete' }, /^simulateCall: status must be one of "completed"/],
    [
      { from: CALLER, to, transcript: [{ role: 'user', text: 'Hi' }] },
      /^simulateCall: transcript\[0\]\.role must/,
    ],
    [{ from: CALLER, to, transcript: 'Hello?' }, /^simulateCall: transcript must be of type array/],
    [undefined, /^simulateCall: what it is given must be of type object/],
  ])('of a whole call are refused: %j', async (options, message) => {
    const { backend, http } = start();
    await expect(backend.simulateCall(wrong(options as object))).rejects.toThrow(message);
    expect((await http.get<Page<Call>>('/calls')).data).toEqual([]);
  });

  it('of a call step by step are refused, and the call stays as it was', async () => {
    const { backend, http } = start();
    const { number } = await routed(http);
    await expect(backend.ring(wrong({ from: CALLER, to, variables: { a: 1 } }))).rejects.toThrow(
      /^ring: variables\.a must be of type string/,
    );
    const live = await backend.ring({ from: CALLER, to: number.phoneNumber });
    await expect(live.finish(wrong({ stauts: 'failed' }))).rejects.toThrow(
      /^finish: stauts must be left out/,
    );
    await expect(backend.answer(live.call.id, wrong({ answeredBy: 'robot' }))).rejects.toThrow(
      /^answer: answeredBy must be one of "human", "machine"/,
    );
    expect(live.call.status).toBe('in_progress');
  });
});
