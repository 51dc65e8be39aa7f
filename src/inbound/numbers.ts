const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * `+8613…`, `008613…`, `8613…`, `013…` and `13…` are one number. What cannot be told for sure, such as a short code
 * or a withheld number, stays as it came.
 */
export function toE164(given: string, callingCode: string): string {
  const digits = given.replace(/^(?:tel|sips?):/i, '').replace(/[\s().-]/g, '');
  const number = digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
  if (E164.test(number)) return number;
  // Shorter ones are emergency, service and extension numbers: no country code belongs before them.
  const [, trunk, national = ''] = /^(0?)([1-9]\d{6,})$/.exec(number) ?? [];
  const long = national.length > (callingCode === '1' ? 10 : 11);
  // Too long for a number without the code, so it is all there. A shorter one may begin with the same digits.
  const coded = trunk === '' && national.startsWith(callingCode);
  const full = coded ? `+${national}` : `+${callingCode}${national}`;
  return coded === long && E164.test(full) ? full : given;
}

/** `+14155550123` reads `+1415•••23`: enough to recognise, not enough to call. */
export function mask(number: string): string {
  return number.length > 7 ? `${number.slice(0, 5)}•••${number.slice(-2)}` : '•••';
}
