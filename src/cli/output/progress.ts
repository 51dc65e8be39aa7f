import { styleFor } from './style.js';

/** A stream that may be a terminal. */
interface Surface {
  isTTY?: boolean;
  columns?: number;
  hasColors?: () => boolean;
  write(text: string): unknown;
}

/** What is counted. */
interface ProgressOptions {
  /** What is counted, in the plural, such as `calls`. */
  unit: string;
  /** How many there will be, where that is known. */
  total?: number | undefined;
  /** Default stderr. */
  stream?: Surface;
  /** For tests, in ms. */
  now?: () => number;
}

/** Tells how far a long job has come. */
export interface Progress {
  /** `detail` is what was just done. */
  show(done: number, detail?: string): void;
  end(): void;
}

/** Between two drawings on a terminal, and between two lines elsewhere, in ms. */
const FRAME = 100;
const LINE = 5_000;
const WIDTH = 30;

/** A bar on a terminal; elsewhere now and then a line, so that a CI log shows that something moves. */
export function createProgress({
  unit,
  total,
  stream = process.stderr,
  now = Date.now,
}: ProgressOptions): Progress {
  const animated = stream.isTTY === true;
  const { green, dim } = styleFor(stream);
  let last = animated ? Number.NEGATIVE_INFINITY : now();
  let drawn = false;

  const count = (done: number) => (total === undefined ? `${done} ${unit}` : `${done}/${total} ${unit}`);
  const bar = (done: number) => {
    if (!total) return '';
    const full = Math.round((Math.min(done, total) / total) * WIDTH);
    return `${green('█'.repeat(full))}${dim('░'.repeat(WIDTH - full))} `;
  };

  return {
    show(done, detail = '') {
      const final = done === total;
      if (!final && now() - last < (animated ? FRAME : LINE)) return;
      last = now();
      if (!animated) return void stream.write(`${count(done)}\n`);
      // A line that wraps could not be drawn over.
      const room = Math.max(0, (stream.columns ?? 80) - WIDTH - count(done).length - 3);
      const tail = detail === '' || detail.length > room ? '' : ` ${dim(detail)}`;
      stream.write(`\r\u001b[2K${bar(done)}${count(done)}${tail}`);
      drawn = true;
    },
    end() {
      if (drawn) stream.write('\n');
      drawn = false;
    },
  };
}
