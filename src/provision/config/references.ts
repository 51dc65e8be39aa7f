/** A value that is read from the environment when it is needed, so that it appears in no file, plan or log. */
export interface EnvReference {
  /** Name of the environment variable, such as `TWILIO_AUTH_TOKEN`. */
  env: string;
}

/** A line of a file such as `.env`: `NAME=value`. The file is made readable by its owner alone. */
export interface SecretFile {
  /** Path of the file, relative to the working directory. It is created if it is missing; its other lines stay. */
  file: string;
  /** Name on the line; an older line with that name is replaced. */
  name: string;
}

/** Hands the secret to `onSecret` of `apply`, for a vault. */
export interface SecretCallback {
  /** The name that `onSecret` is given. */
  callback: string;
}

/** Where a new signing secret goes. The API shows it once. */
export type SecretTarget = SecretFile | SecretCallback;
