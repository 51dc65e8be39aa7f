import type { PhoneNumber } from 'cordboard';
import { shownUrl } from '../../output/shown-url.js';

/** The number without what its callback address may hold. */
export const shown = (number: PhoneNumber): PhoneNumber =>
  number.inboundCallback
    ? { ...number, inboundCallback: { ...number.inboundCallback, url: shownUrl(number.inboundCallback.url) } }
    : number;
