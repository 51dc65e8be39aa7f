/**
 * Runs the jobs in order, at most so many at once, until one fails or `stopped` says so. What is under way then
 * is waited for; the first failure is thrown.
 */
export async function parallel<T>(
  jobs: readonly T[],
  concurrency: number,
  run: (job: T) => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> {
  const queue = jobs.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const job of queue) {
      if (failures.length > 0 || stopped()) return;
      await run(job).catch((error: unknown) => void failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, jobs.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
