import type { LogLevel, Settings } from '../options.js';
import { maskNumbers } from './redact.js';

const RANK: { [level in LogLevel]: number } = { off: 0, error: 1, warn: 2, info: 3, debug: 4 };

type Line = 'error' | 'warn' | 'info' | 'debug';

/** Logs one line if its level is asked for, phone numbers masked. Nobody hands it keys or bodies. */
export type Log = (level: Line, message: () => string) => void;

export function createLog({ logger, logLevel }: Settings): Log {
  return (level, message) => {
    if (RANK[level] <= RANK[logLevel]) logger[level](`[cordboard] ${maskNumbers(message())}`);
  };
}
