import { abortError, onAbort } from './on-abort.js';

/** What ends the request behind a body, for as long as the body is there. */
const enders = new WeakMap<object, AbortController>();

/** Tells of bodies that nobody holds any more. Some runtimes cannot tell. */
const gone =
  typeof FinalizationRegistry === 'function'
    ? new FinalizationRegistry<() => void>((unlink) => unlink())
    : undefined;

/** A function of its own: a closure beside the other one would hold the ender for it. */
function weakly(ender: AbortController): Pick<WeakRef<AbortController>, 'deref'> {
  return typeof WeakRef === 'function' ? new WeakRef(ender) : { deref: () => ender };
}

/**
 * Lets a signal end the reading of a body whose request is over. The signal may outlive many bodies, so it holds neither
 * the body nor, where the runtime can hold things weakly, what ends it.
 */
export function linkBody(body: object, ender: AbortController, signal: AbortSignal, where: string): void {
  enders.set(body, ender);
  const weak = weakly(ender);
  const unlink = onAbort(signal, () => weak.deref()?.abort(abortError(where, signal)));
  gone?.register(body, unlink);
}
