/** The walk as one writes it by hand. */
export async function* rawWalk(url) {
  for (let cursor = ''; cursor !== null; ) {
    const response = await fetch(`${url}/v1/calls?limit=200${cursor && `&cursor=${cursor}`}`);
    const page = JSON.parse(await response.text());
    yield* page.data;
    cursor = page.nextCursor;
  }
}

/** The heap in MB after every so many items. Garbage is collected first, so run Node with --expose-gc. */
export async function heapAlong(items, step) {
  const figures = [];
  let seen = 0;
  for await (const _ of items) {
    seen += 1;
    if (seen % step !== 0) continue;
    globalThis.gc();
    figures.push((process.memoryUsage().heapUsed / 1e6).toFixed(1));
  }
  return figures;
}
