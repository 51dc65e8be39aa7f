/**
 * Takes a step of a store, and once more if it fails: that outlives a connection that broke, and a step that was made
 * though its answer was lost does nothing the second time.
 */
export async function twice(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch {
    await step();
  }
}
