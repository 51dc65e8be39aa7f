#!/usr/bin/env node
import { createRequire } from 'node:module';

// commander is CommonJS: inlined into an ES module it still asks for Node's modules through `require`.
Object.assign(globalThis, { require: createRequire(import.meta.url) });
const { run } = await import('./program.js');

process.exitCode = await run(process.argv.slice(2));
