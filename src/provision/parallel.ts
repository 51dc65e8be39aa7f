import { pooled } from '../pool.js';

/**
 * Runs the jobs in order, at most so many at once, until one fails. What is under way then is waited for; the first
 * failure is thrown.
 */
export async function parallel<T>(
  jobs: readonly T[],
  concurrency: number,
  run: (job: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  await pooled(jobs, concurrency, async (job) => {
    if (failures.length > 0) return;
    await run(job).catch((error: unknown) => void failures.push(error));
  });
  if (failures.length > 0) throw failures[0];
}
