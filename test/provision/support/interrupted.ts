import { openAccount } from './account.js';

/** An account on which something is done just before the first write. */
export function interrupted() {
  let deed: (() => PromiseLike<unknown>) | undefined;
  const account = openAccount((send) => async (request) => {
    const now = request.method === 'GET' ? undefined : deed;
    if (now) deed = undefined;
    await now?.();
    return send(request);
  });
  const before = (act: () => PromiseLike<unknown>) => {
    deed = act;
  };
  return { ...account, before };
}
