import { assemble } from '../backend.js';
import { listenOn } from '../listen.js';
import type { RoutingBackend } from '../types.js';
import { isControl, refuse, serveControl } from './control-routes.js';
import { createHostGuard } from './guard.js';
import { createSaver } from './saver.js';
import { notASnapshot, readStateFile, writeStateFile } from './state-file.js';

/** How the emulator runs. */
interface EmulatorOptions {
  port: number;
  hostname: string;
  apiKey: string;
  seed: number | undefined;
  /** US dollars, as a decimal string. */
  credits: string | undefined;
  /** Loaded at the start if it exists, saved after changes and at the end. */
  stateFile: string | undefined;
  /** Told of a save that failed; the emulator runs on. */
  onError: (error: Error) => void;
}

/** A backend on a port, with control routes. */
interface Emulator {
  url: string;
  /** Whether state was found and loaded. */
  loaded: boolean;
  /** Stops, and saves what is not saved yet. */
  close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { port, hostname, apiKey, seed, credits, stateFile } = options;
  const apiKeys = [{ key: apiKey, name: 'emulator' }];
  const { backend, handle } = assemble(
    { apiKeys, seed, credits },
    { onAttempt: () => saver.changed(), endsNow: true },
  );
  const save = async () => stateFile && writeStateFile(stateFile, backend.snapshot());
  const saver = createSaver(async () => void (await save()), options.onError);
  const loaded = stateFile !== undefined && (await load(backend, stateFile));
  // A folder that cannot be written to is better found now than at the end.
  if (!loaded) await save();
  const guard = createHostGuard(hostname);
  const server = await listenOn(
    async (request, closing) => {
      try {
        guard(request.headers);
        return await (isControl(request) ? serveControl(backend, request) : handle(request, closing));
      } catch (error) {
        return refuse(error);
      } finally {
        if (request.method !== 'GET') saver.changed();
      }
    },
    { port, hostname },
  );
  return {
    url: server.url,
    loaded,
    async close() {
      await server.close();
      saver.changed();
      await saver.flush();
    },
  };
}

async function load(backend: RoutingBackend, file: string): Promise<boolean> {
  const saved = await readStateFile(file);
  if (saved === undefined) return false;
  try {
    backend.restore(saved as Parameters<RoutingBackend['restore']>[0]);
  } catch (error) {
    throw notASnapshot(file, error);
  }
  return true;
}
