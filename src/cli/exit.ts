/** What the command answers to the shell. */
export const EXIT = {
  ok: 0,
  failure: 1,
  /** `plan --detailed-exitcode`: the account is not as the file says. */
  pending: 2,
  /** Wrong usage, as `sysexits.h` has it. */
  usage: 64,
  /** Stopped by a second interrupt, as a shell reports SIGINT. */
  interrupted: 130,
} as const;

/** A failure that is explained by its message alone: no stack is shown. */
export class CliFailure extends Error {}

/** A wrong command line that only the command itself can see, not the parser. */
export class UsageFailure extends Error {}
