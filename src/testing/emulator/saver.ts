/** Saves a while after changes, one save at a time. */
interface Saver {
  /** Something has changed. */
  changed(): void;
  /** Saves what is not saved yet. */
  flush(): Promise<void>;
}

/** Many changes in a row make one save, in ms. */
const QUIET = 200;

export function createSaver(save: () => Promise<void>, onError: (error: Error) => void): Saver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Promise.resolve();
  const next = () => {
    clearTimeout(timer);
    timer = undefined;
    // A failed save has been reported; it must not keep the next one from trying.
    last = last.catch(() => {}).then(save);
    return last;
  };
  return {
    changed() {
      timer ??= setTimeout(() => void next().catch(onError), QUIET);
    },
    flush: async () => (timer ? next() : last.catch(() => {})),
  };
}
