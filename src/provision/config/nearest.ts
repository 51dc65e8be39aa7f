/** How many letters must change to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** "did you mean "x"?" for a slip of the pen, else all that there is. */
export function suggestion(given: string, known: readonly string[]): string {
  if (known.length === 0) return 'none is defined';
  const ranked = known
    .map((key) => ({ key, far: distance(given.toLowerCase(), key.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  if (best && best.far <= Math.max(2, given.length / 3)) return `did you mean ${JSON.stringify(best.key)}?`;
  const shown = known.slice(0, 8).map((key) => JSON.stringify(key));
  return `defined are ${shown.join(', ')}${known.length > 8 ? ', …' : ''}`;
}
