/** Moving numbers: loaded at the first swap. */
export { exchange } from './exchange.js';
export { recoverSwaps } from './recover.js';
export { swap } from './swap.js';
export { swapAll } from './swap-all.js';
