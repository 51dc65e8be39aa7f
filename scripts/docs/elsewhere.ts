/** The name of the API page's maker is a picture on the maker's host: the word stands in for it. */
const MAKERS_PICTURE = /https:\/\/cdn\.redoc\.ly\/[\w/.-]+\.svg/g;
const WORD =
  "<svg xmlns='http://www.w3.org/2000/svg' width='44' height='12'><text y='10' font-size='11' font-family='sans-serif' fill='#777'>Redocly</text></svg>";

/** The API page without what it would fetch from elsewhere. */
export function keptHere(html: string): string {
  return html.replace(
    MAKERS_PICTURE,
    `data:image/svg+xml,${encodeURIComponent(WORD).replaceAll("'", '%27')}`,
  );
}

const LOADED = [
  // In markup and in styles; a link that a reader may follow loads nothing.
  /<(?:script|img|iframe|source|video|audio|embed|input)\b[^>]*?\s(?:src|srcset)=["']?((?:https?:)?\/\/[^"'\s>]+)/gi,
  /<link\b[^>]*?\shref=["']?((?:https?:)?\/\/[^"'\s>]+)/gi,
  /(?:@import\s+|url\()\s*["']?((?:https?:)?\/\/[^"')\s]+)/gi,
  // In scripts: a picture, or a module.
  /\b(?:src|srcSet)\s*[:=]\s*(?:\w+\s*\?\s*)?["'`]((?:https?:)?\/\/[^"'`]+)/g,
  /\b(?:import\s*\(?|from)\s*["'`]((?:https?:)?\/\/[^"'`]+)/g,
];

/** What a page would load from another host as soon as it is opened. */
export function loadedFromElsewhere(html: string): string[] {
  const addresses = LOADED.flatMap((load) => [...html.matchAll(load)].map(([, address = '']) => address));
  return [...new Set(addresses)];
}
