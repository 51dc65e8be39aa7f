/** Imports one client and calls once, the answer being at hand: `node first-call.mjs retell-sdk`. */
import { stubFetch } from '../shared/agent.mjs';
import { peers } from '../shared/peers.mjs';

globalThis.fetch = stubFetch();
const get = await peers[process.argv[2]]?.('http://api.test');
if (get) await get();
// A response is made in any case, so that the runtime's own cost of that is not counted.
else await (await fetch(new Request('http://api.test'))).text();
