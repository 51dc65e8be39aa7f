/** Adds a secret to the one answer that may carry it. */
export function showOnce<T extends object>(shown: T, field: keyof T & string, secret: string | undefined): T {
  return secret === undefined ? shown : { ...shown, [field]: secret };
}
