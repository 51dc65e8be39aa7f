/** Calls a reporter of the user's. Its failure, now or later, must change nothing. */
export function quietly(report: () => unknown): void {
  try {
    Promise.resolve(report()).catch(() => undefined);
  } catch {
    // As said.
  }
}
