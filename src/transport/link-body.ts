import { abortError, onAbort } from './on-abort.js';

/** What ends the request behind a body, for as long as the body is there. */
const enders = new WeakMap<object, AbortController>();

/** Tells of bodies that nobody holds any more. Some runtimes cannot tell. */
const gone =
  typeof FinalizationRegistry === 'function'
    ? new FinalizationRegistry<() => void>((unlink) => unlink())
    : undefined;

/**
 * Lets a signal end the reading of a body whose request is over. The signal may outlive many bodies, so it holds neither
 * the body nor what ends it.
 */
export function linkBody(body: object, ender: AbortController, signal: AbortSignal, where: string): void {
  enders.set(body, ender);
  const weak = new WeakRef(ender);
  const unlink = onAbort(signal, () => weak.deref()?.abort(abortError(where, signal)));
  gone?.register(body, unlink);
}
