/**
 * A snapshot that cannot be read. The backend is left as it was. Thrown by `restore`; it is no `CordboardError`.
 *
 * @example
 * ```ts
 * import { createRoutingBackend, SnapshotError } from 'cordboard/testing';
 *
 * const backend = createRoutingBackend();
 * try {
 *   backend.restore(JSON.parse('{ "agents": [] }'));
 * } catch (error) {
 *   if (error instanceof SnapshotError) console.log(error.message);
 *   // This is no snapshot of a routing backend: it is not what backend.snapshot() answers.
 * }
 * ```
 */
export class SnapshotError extends Error {
  constructor(reason: string) {
    super(`This is no snapshot of a routing backend: ${reason}.`);
    this.name = 'SnapshotError';
  }
}
