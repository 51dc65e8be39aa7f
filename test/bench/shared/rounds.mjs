const quantile = (part) => (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)];

/** The middle value: one slow moment of the machine does not move it. */
export const median = quantile(1 / 2);

/** The value that a quarter stays below: what a process takes only ever grows when others are busy. */
export const lowerQuartile = quantile(1 / 4);

/** A new order every time, so that nobody always works in the garbage of the same other. */
function shuffled(list) {
  const left = [...list];
  return list.map(() => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
}

/**
 * The median (or other figure) over rounds, in each of which every contestant runs once, in an order of its own, so
 * that a slow minute falls on all. A contestant answers its figure; the first, uncounted round warms caches and the compiler.
 */
export async function rounds(contestants, times, figureOf = median) {
  const names = Object.keys(contestants);
  const figures = new Map(names.map((name) => [name, []]));
  for (let round = 0; round <= times; round++) {
    for (const name of shuffled(names)) {
      const figure = await contestants[name]();
      if (round > 0) figures.get(name).push(figure);
    }
  }
  return new Map([...figures].map(([name, all]) => [name, figureOf(all)]));
}

/** Microseconds for each of so many calls, one after another. */
export async function microseconds(calls, call) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) await call();
  return ((performance.now() - start) * 1_000) / calls;
}

/** `1.4×` */
export const ratio = (value) => `${value >= 10 ? value.toFixed(0) : value.toFixed(2)}×`;
