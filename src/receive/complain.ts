/** Says that code of the user's has failed, where nobody listens for it: without a word it would go unnoticed. */
export function complain(what: string, error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: nothing else is left to tell it to
  console.error(what, error);
}
