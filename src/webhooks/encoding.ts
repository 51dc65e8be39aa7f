/** Bytes as Web Crypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Strict: `undefined` for anything that is not whole base64 or hex, in whatever characters it comes. */
export function decode(text: string, encoding: 'base64' | 'hex'): Bytes | undefined {
  if (encoding === 'hex') {
    if (!/^(?:[0-9a-f]{2})+$/i.test(text)) return undefined;
    return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
      Number.parseInt(text.slice(i * 2, i * 2 + 2), 16),
    );
  }
  // Secrets and signatures come with and without their padding.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) return undefined;
  return Uint8Array.from(atob(text.replace(/=+$/, '')), (char) => char.charCodeAt(0));
}

export function encode(bytes: Bytes, encoding: 'base64' | 'hex'): string {
  if (encoding === 'base64') return btoa(String.fromCharCode(...bytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
