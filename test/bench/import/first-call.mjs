/** Prints the ms from before the import of one client until its first call is answered: `node first-call.mjs retell-sdk`. */
import { stubFetch } from '../shared/agent.mjs';
import { peers } from '../shared/peers.mjs';

globalThis.fetch = stubFetch();
// So that the runtime's own first request and response are not counted.
await (await fetch(new Request('http://api.test'))).text();

const start = performance.now();
const get = await peers[process.argv[2]]('http://api.test');
await get();
console.log(performance.now() - start);
