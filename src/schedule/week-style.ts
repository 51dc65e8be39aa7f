/** Hues of the rules by position. */
const HUES = [217, 160, 265, 20, 330, 190];

/** The class that colours the rule at a position. */
export const ruleClass = (index: number) => `class="r${index % HUES.length}"`;

/** Everything is under `.cb`, so that a picture put straight into a page leaves the page alone. */
export const STYLE = `
.cb{font:12px system-ui,sans-serif;--p:#fff;--i:#1f2937;--r:41%}
@media(prefers-color-scheme:dark){.cb{--p:#0d1117;--i:#e6edf3;--r:68%}}
.cb text{fill:var(--i)}.cb .e{text-anchor:end}.cb .b{font-weight:600;text-anchor:middle}
.cb .p{fill:var(--p)}.cb .h{stroke:var(--p);stroke-width:2.5}.cb .l,.cb .o{fill:none;stroke:var(--i)}
.cb .l{opacity:.15}.cb .w{stroke-dasharray:3}.cb .g{fill:hsl(0 75% var(--r))}
${HUES.map((hue, i) => `.cb .r${i}{fill:hsl(${hue} 75% var(--r))}`).join('')}
`;

/** Shapes that tell gaps (dots), overlaps (stripes) and skipped time (crosses) apart without colour. */
export const PATTERNS = {
  g: '<circle class="g" cx="4" cy="4" r="1.1"/>',
  h: '<path class="h" d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>',
  x: '<path class="o" d="M0 0l8 8M8 0l-8 8"/>',
};
