import type { RoutingConfig } from '../config/types.js';

/** A value that an export names instead of showing it. */
export interface ExportedSecret {
  /** Name of the environment variable that must hold it. */
  name: string;
  /** Where the config refers to it, such as `numbers.frontDesk.inboundCallback.url`. */
  path: string;
  /** The value itself: keep it out of logs. */
  value: string;
}

/** How {@link exportRouting} works. */
export interface ExportOptions {
  /** Called with each value that the config refers to by name, for a vault. Never part of the export itself. */
  onSecret?: ((secret: ExportedSecret) => void) | undefined;
  /** Stops reading. */
  signal?: AbortSignal | undefined;
}

/** A live account as a config. */
export interface RoutingExport {
  /** Its plan has no changes, once the variables are set. */
  config: RoutingConfig;
  /** Environment variables that must be set before it is planned, and where they are used. */
  variables: { name: string; path: string }[];
}
