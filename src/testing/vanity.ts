const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/** Letters as the digits that carry them on a telephone; everything else as it is. */
export function toDigits(text: string): string {
  return text.toUpperCase().replace(/[A-Z]/g, (letter) => {
    return String(KEYS.findIndex((letters) => letters.includes(letter)) + 2);
  });
}
