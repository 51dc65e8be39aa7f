import { once } from 'node:events';
import { EXIT } from '../exit.js';

/*
 * Data goes to stdout and nothing else does; what is said to people goes to stderr.
 */

/** Writes data, and waits while the reader is slower than we are. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Writes one JSON document. */
export function writeJson(value: unknown): Promise<void> {
  return write(`${json(value, 2)}\n`);
}

/** JSON that no terminal takes for a command: the control characters that JSON allows are escaped, too. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\x7f-\x9f]/g,
    (c) => `\\u00${c.charCodeAt(0).toString(16)}`,
  );
}

/**
 * Text from the account on one line, with what could steer a terminal made visible: control characters, and those
 * that turn the direction of writing, by which a name can read as another.
 */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, (found) =>
    /^\s+$/.test(found) ? ' ' : '·',
  );
}

/** The same of several lines, which stay lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** Says something to whoever runs the command: words of the account and of the server may stand in each line. */
export function note(text: string): void {
  process.stderr.write(`${plainLines(text)}\n`);
}

/**
 * A reader that has seen enough (`| head`) is no failure; a full disk is. What nobody reads on stderr is no reason to
 * stop in the middle of a change.
 */
export function watchOutput(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit();
    note(`cordboard: Writing failed (${message}).`);
    process.exit(EXIT.failure);
  });
}
