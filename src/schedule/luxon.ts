/** All that is taken from luxon, in one place: its size is most of what this entry point weighs. */
export { DateTime, IANAZone, Interval } from 'luxon';
