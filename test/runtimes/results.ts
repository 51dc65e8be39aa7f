/** What the suite found. */
export interface Result {
  name: string;
  ok: boolean;
  error?: string;
}

/** How many checks there were; throws with those that failed. */
export function summarize(results: readonly Result[]): string {
  const failed = results.filter(({ ok }) => !ok);
  if (failed.length > 0) throw new Error(failed.map(({ name, error }) => `${name}: ${error}`).join('\n'));
  if (results.length === 0) throw new Error('The suite made no checks.');
  return `${results.length} checks`;
}

/** The same from what a program printed: the last line is the results. */
export function summarizeOutput(output: string): string {
  const line = output.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('[')) throw new Error(`The suite printed no results:\n${output}`);
  return summarize(JSON.parse(line));
}
