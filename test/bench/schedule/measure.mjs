/** Numbers that look random and are the same in every run. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Nanoseconds for each call of each contestant. They take turns, so that a slow moment of the machine falls on
 * all of them, and the best round of each counts. The first, untimed round warms caches and the compiler.
 */
export function measure(contestants, rounds = 5) {
  const best = new Map();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { times, run }] of Object.entries(contestants)) {
      const start = process.hrtime.bigint();
      for (let i = 0; i < times; i++) run(i);
      const each = Number(process.hrtime.bigint() - start) / times;
      if (round > 0) best.set(name, Math.min(best.get(name) ?? Infinity, each));
    }
  }
  return best;
}

export function duration(ns) {
  if (ns < 1_000) return `${ns.toFixed(0)} ns`;
  if (ns < 1_000_000) return `${(ns / 1_000).toFixed(1)} µs`;
  return `${(ns / 1_000_000).toFixed(1)} ms`;
}

export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('   '))
    .join('\n');
}
