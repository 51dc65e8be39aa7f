/** Prints the ms that the import of one package takes: `node cold.mjs retell-sdk`. */
const start = performance.now();
await import(process.argv[2]);
console.log(performance.now() - start);
