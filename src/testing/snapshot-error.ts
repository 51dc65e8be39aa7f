/** A snapshot that cannot be read. The backend is left as it was. */
export class SnapshotError extends Error {
  constructor(reason: string) {
    super(`This is no snapshot of a routing backend: ${reason}.`);
    this.name = 'SnapshotError';
  }
}
