/** What asks zod; `undefined` where it cannot be had, such as where a new release has taken the file off the server. */
export const loadExplain = () => import('./explain.js').catch(() => undefined);
