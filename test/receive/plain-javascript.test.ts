import * as inbound from 'cordboard/inbound';
import * as store from 'cordboard/store';
import * as webhooks from 'cordboard/webhooks';
import { expect, test } from 'vitest';

/** What nobody's types allow, and what plain JavaScript passes nevertheless. */
const misuse = [[], [null], [undefined, null], [{}], [{}, null], [[]], ['x'], [42], [Symbol('x')], [() => 1]];

type Maker = (...args: unknown[]) => unknown;

const makers = Object.entries<unknown>({ ...inbound, ...store, ...webhooks }).flatMap(([name, maker]) =>
  typeof maker === 'function' && /^[a-z]/.test(name) ? [[name, maker as Maker] as const] : [],
);

/** `fine` where it can be used, else the error's message. */
async function outcome(maker: Maker, args: unknown[]): Promise<string> {
  try {
    await maker(...args);
    return 'fine';
  } catch (error) {
    return String(error);
  }
}

test.each(makers)('%s says what it must be given', async (_name, maker) => {
  const outcomes = await Promise.all(misuse.map((args) => outcome(maker, args)));
  for (const said of outcomes) expect(said).toMatch(/^(fine|TypeError: .+ (must|takes) .+)$/);
});

test('a maker of schemes leaves no scheme without a header', () => {
  for (const make of [webhooks.timestamped, webhooks.hexDigest]) {
    const scheme = make({} as never);
    expect(() => webhooks.createWebhookVerifier({ secrets: 'a secret', scheme })).toThrow(
      'must name the header',
    );
  }
});
