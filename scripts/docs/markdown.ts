/** A link or a picture in a page: `[text](target)`. */
export interface Link {
  text: string;
  /** As written: a path beside the page, an anchor, or both; or an address elsewhere. */
  target: string;
  /** A picture is `![text](target)`. */
  picture: boolean;
}

// Neither kind of code holds links.
const CODE = /^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2 *$|`[^`\n]+`/gm;
const LINK = /(!?)\[((?:`[^`]*`|[^\][`])*)\]\(([^()\s]+(?:\([^()\s]*\))?)\)/g;

/** Where the code of a page stands, so that nobody takes it for text. */
function codeIn(page: string): { start: number; end: number; inline: boolean }[] {
  return [...page.matchAll(CODE)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    inline: !found[0].includes('\n'),
  }));
}

/** Rewrites each link of a page, those in code left alone. */
export function mapLinks(page: string, change: (link: Link, whole: string) => string): string {
  const code = codeIn(page);
  return page.replace(LINK, (whole: string, mark: string, text: string, target: string, at: number) => {
    const inside = code.some(({ start, end }) => start <= at && at < end);
    return inside ? whole : change({ text, target, picture: mark === '!' }, whole);
  });
}

/** Each link and picture of a page. */
export function linksIn(page: string): Link[] {
  const links: Link[] = [];
  mapLinks(page, (link, whole) => {
    links.push(link);
    return whole;
  });
  return links;
}

/** The anchors that a page's headings make, as GitHub names them. */
export function anchorsIn(page: string): string[] {
  const blocks = codeIn(page).filter(({ inline }) => !inline);
  return [...page.matchAll(/^#{1,6} (.+)$/gm)]
    .filter(({ index }) => !blocks.some(({ start, end }) => start <= index && index < end))
    .map(([, heading = '']) => slug(heading));
}

/** The anchor of a heading. */
function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
