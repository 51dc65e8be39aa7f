/** The middle value: one slow moment of the machine does not move it. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * The median over rounds, in each of which every contestant runs once, in an order that rotates, so that a slow
 * minute falls on all. A contestant answers its figure; the first, uncounted round warms caches and the compiler.
 */
export async function rounds(contestants, times) {
  const names = Object.keys(contestants);
  const figures = new Map(names.map((name) => [name, []]));
  for (let round = 0; round <= times; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      const figure = await contestants[name]();
      if (round > 0) figures.get(name).push(figure);
    }
  }
  return new Map([...figures].map(([name, all]) => [name, median(all)]));
}

/** Microseconds for each of so many calls, one after another. */
export async function microseconds(calls, call) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) await call();
  return ((performance.now() - start) * 1_000) / calls;
}

/** `1.4×` */
export const ratio = (value) => `${value >= 10 ? value.toFixed(0) : value.toFixed(2)}×`;
