import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { ConfigurationError } from './errors/base.js';
import type { Drift } from './errors.js';

/** Where the client logs what it does. `console` is one. */
export interface Logger {
  /** Each attempt: its endpoint, status, duration and number. Phone numbers are masked; keys never appear. */
  debug(message: string): void;
  /** Each retry: what failed, and how long until the next attempt. */
  info(message: string): void;
  /** Anything that may cause trouble one day, such as drift. */
  warn(message: string): void;
  /** Not used in this version: failures are thrown. */
  error(message: string): void;
}

/** How much is logged. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** What a middleware is given in addition to the request. */
export interface MiddlewareContext {
  /** The endpoint, such as `agents.create`, or `GET /v1/…` for `client.request`. */
  endpoint: string;
  /** 1 for the first attempt. */
  attempt: number;
}

/**
 * Runs around each attempt, for tracing and metrics. It sees the request as it is sent, **the key
 * included**: do not log its headers.
 */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
  context: MiddlewareContext,
) => Promise<Response>;

/** A key, or a function that fetches one: it is called before the first request, and once more after a 401. */
export type ApiKey = string | (() => string | Promise<string>);

/** How a {@link Cordboard} client behaves. */
export interface CordboardOptions {
  /** `sk_…`, or a function that fetches one. Default: `CORDBOARD_API_KEY`. */
  apiKey?: ApiKey | undefined;
  /** Where the Routing API is, without `/v1`. Default: `CORDBOARD_BASE_URL`. */
  baseUrl?: string | undefined;
  /** For one attempt, its body included, in ms. Default 30,000. */
  timeoutMs?: number | undefined;
  /** For the whole call, retries and waits included, in ms. Default 120,000. */
  totalTimeoutMs?: number | undefined;
  /** Retries after the first attempt. Default 2. */
  maxRetries?: number | undefined;
  /** Sent with every request. They cannot replace `Authorization`, nor the `Idempotency-Key` that each write gets. */
  headers?: { [name: string]: string } | undefined;
  /** In place of the runtime's own `fetch`, which is read at each request. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** What to do with answers that do not fit the contract. Default `'report'`: pass them on and tell `onDrift`. */
  validation?: 'report' | 'strict' | 'off' | undefined;
  /**
   * Called once for each kind of misfit. Default: a warning in the log. What it throws is logged as a warning, too.
   */
  onDrift?: ((drift: Drift) => void) | undefined;
  /** Default `console`. */
  logger?: Logger | undefined;
  /** Default `'warn'`. */
  logLevel?: LogLevel | undefined;
  /** Around each attempt, the first outermost. */
  middleware?: readonly Middleware[] | undefined;
  /** Allows a client in a web page, where anyone who opens the page can read the key. Default `false`. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** For tests: a source of time that is moved by hand. */
  clock?: Clock | undefined;
}

/** What every call takes last. */
export interface RequestOptions {
  /** Aborts the call; final, nothing is retried. */
  signal?: AbortSignal | undefined;
  /** For one attempt, its body included, in ms. Default: the client's, 30,000 unless it says otherwise. */
  timeoutMs?: number | undefined;
  /** For the whole call, retries and waits included, in ms. Default: the client's, 120,000 unless it says otherwise. */
  totalTimeoutMs?: number | undefined;
  /** Retries after the first attempt. Default: the client's, 2 unless it says otherwise. */
  maxRetries?: number | undefined;
  /**
   * In place of the random key that each write gets. Use the same one again, within 24 hours, to repeat the write
   * safely.
   */
  idempotencyKey?: string | undefined;
  /** Sent with this request. `Authorization` is not replaced. */
  headers?: { [name: string]: string } | undefined;
}

/** What a write to a versioned object takes last. */
export interface WriteOptions extends RequestOptions {
  /** Write only if the object still has this version, else `VersionMismatchError`. */
  ifVersion?: number | undefined;
}

/** Options with every default in place. */
export interface Settings {
  readonly apiKey: ApiKey;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxRetries: number;
  readonly headers: { readonly [name: string]: string };
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly validation: 'report' | 'strict' | 'off';
  readonly onDrift: ((drift: Drift) => void) | undefined;
  readonly logger: Logger;
  readonly logLevel: LogLevel;
  readonly middleware: readonly Middleware[];
  readonly clock: Clock;
}

const EMULATOR = 'With no account, run `npx cordboard emulator`.';

const runtime = globalThis as { process?: { env?: NodeJS.ProcessEnv }; document?: unknown };

/** An option, else what the environment has: written into the options, as a variant may come when that has changed. */
function required<K extends 'apiKey' | 'baseUrl'>(options: CordboardOptions, option: K, variable: string) {
  options[option] ??= runtime.process?.env?.[variable] as CordboardOptions[K];
  if (options[option]) return options[option];
  throw new ConfigurationError(
    `No ${option}: pass new Cordboard({ ${option} }) or set ${variable}. ${EMULATOR}`,
  );
}

function checkedUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !(url.search + url.hash + url.username + url.password)) {
    return url.href.replace(/\/+$/, '');
  }
  throw new ConfigurationError(
    'baseUrl must be an absolute http(s) URL without user, query or fragment, such as https://api.example.com',
  );
}

/** A client's own copy of its options in, every setting out. */
export function settle(options: CordboardOptions): Settings {
  if (runtime.document && !options.dangerouslyAllowBrowser) {
    throw new ConfigurationError(
      'In a browser anyone can read the key. Call from your backend, or pass dangerouslyAllowBrowser: true.',
    );
  }
  return {
    apiKey: required(options, 'apiKey', 'CORDBOARD_API_KEY'),
    baseUrl: checkedUrl(required(options, 'baseUrl', 'CORDBOARD_BASE_URL')),
    timeoutMs: options.timeoutMs ?? 30_000,
    totalTimeoutMs: options.totalTimeoutMs ?? 120_000,
    maxRetries: options.maxRetries ?? 2,
    headers: { ...options.headers },
    fetch: options.fetch,
    validation: options.validation ?? 'report',
    onDrift: options.onDrift,
    logger: options.logger ?? console,
    logLevel: options.logLevel ?? 'warn',
    middleware: ([] as Middleware[]).concat(options.middleware ?? []),
    clock: options.clock ?? systemClock,
  };
}
