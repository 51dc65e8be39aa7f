import { cordboard } from './command.js';
import { start } from './running.js';

/** The emulator in a process of its own, stopped when the test ends, and the command pointed at it. */
export async function emulator(...options: string[]) {
  const running = start(['emulator', '--port', '0', ...options], {});
  const { child, out, ended } = running;
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const printed = /^export CORDBOARD_BASE_URL=(\S+)\nexport CORDBOARD_API_KEY=\S+$/m.exec(out.stdout);
      if (printed?.[1]) resolve(printed[1]);
    });
    ended.then(() => reject(new Error(out.stderr)));
  });
  const env = { CORDBOARD_BASE_URL: url, CORDBOARD_API_KEY: 'sk_test' };
  const run = (...args: string[]) => cordboard(args, { env });
  return { ...running, env, url, run };
}
