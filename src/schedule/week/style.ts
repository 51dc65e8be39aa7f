/** Hues of the rules by position. */
const HUES = [217, 160, 265, 20, 330, 190];

/** The class that colours the rule at a position. */
export const ruleClass = (index: number) => `class="r${index % HUES.length}"`;

/** Everything is under `.cb`, so that a picture put straight into a page leaves the page alone. */
export const STYLE = `
.cb{font:12px system-ui,sans-serif;--p:#fff;--i:#1f2937;--m:#6b7280;--l:#e5e7eb;--g:#dc2626;--r:44%}
@media(prefers-color-scheme:dark){.cb{--p:#0d1117;--i:#e6edf3;--m:#8b949e;--l:#21262d;--g:#f87171;--r:68%}}
.cb text{fill:var(--i)}.cb .e{text-anchor:end}.cb .b{font-weight:600;text-anchor:middle}.cb .t{font-size:16px}
.cb .p{fill:var(--p)}.cb .l{stroke:var(--l)}.cb .o{fill:none;stroke:var(--i)}.cb .g{fill:var(--g)}
.cb .h{stroke:var(--p);stroke-width:2.5}.cb .x,.cb .w{fill:none;stroke:var(--m)}.cb .w{stroke-dasharray:3 2}
${HUES.map((hue, i) => `.cb .r${i}{fill:hsl(${hue} 75% var(--r))}`).join('')}
`;

/** Shapes that tell gaps (dots), overlaps (stripes) and skipped time (crosses) apart without colour. */
export const PATTERNS = {
  g: '<circle class="g" cx="4" cy="4" r="1.1"/>',
  h: '<path class="h" d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>',
  x: '<path class="x" d="M0 0l8 8M8 0l-8 8"/>',
};
