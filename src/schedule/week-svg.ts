import { DAY, formatClock } from './civil.js';
import { hasOpen, isGap, isOverlap, joined } from './sweep.js';
import type { Column, Strip, Week } from './week-columns.js';
import { note, runs } from './week-runs.js';
import { PATTERNS, ruleClass, STYLE } from './week-style.js';

const LEFT = 44;
const TOP = 64;
const HEIGHT = 480;
const COLUMN = 104;
const RIGHT = LEFT + 7 * COLUMN;

/** Control characters cannot be written in XML at all. */
const xml = (text: string) =>
  text.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const round = (value: number) => Math.round(value * 100) / 100;
const y = (time: number) => TOP + (time / DAY) * HEIGHT;

const rect = (look: string, x: number, top: number, width: number, height: number) =>
  `<rect ${look} x="${round(x)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"/>`;

const line = (path: string) => `<path class="l" d="${path}"/>`;

const text = (look: string, x: number, top: number, words: string) =>
  `<text class="${look}" x="${x}" y="${top}">${xml(words)}</text>`;

/** Names that no other picture in the same page uses: the same text gives the same, as the bytes are to. */
function idOf(text: string): string {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0;
  return `cb${hash}`;
}

const filled = (id: string, pattern: keyof typeof PATTERNS) => `fill="url(#${id}${pattern})"`;

/** One stretch of a day: a lane for each rule, then the marks that tell gaps and overlaps. */
function drawStrip(strip: Strip, left: number, id: string, rules: number): string {
  const { slices, from, to, pass } = strip;
  const width = (COLUMN - 8) / (pass ? 2 : 1);
  const x = left + (pass > 1 ? width : 0);
  const mark = (look: string, runs: [number, number][], lane = 0, lanes = 1) =>
    runs.map(([a, b]) => rect(look, x + (lane * width) / lanes, y(a), width / lanes, y(b) - y(a))).join('');
  let drawn = '';
  for (let i = 0; i < rules; i++) drawn += mark(ruleClass(i), joined(slices, hasOpen(i)), i, rules);
  if (rules > 1) {
    const overlaps = joined(slices, isOverlap);
    drawn += mark(filled(id, 'g'), joined(slices, isGap));
    drawn += mark(filled(id, 'h'), overlaps) + mark('class="o"', overlaps);
  }
  return pass ? drawn + mark('class="o w"', [[from, to]]) : drawn;
}

function drawColumn(column: Column, index: number, id: string, rules: number): string {
  const left = LEFT + index * COLUMN;
  const skip = filled(id, 'x');
  return [
    line(`M${left} ${TOP}v${HEIGHT}`),
    text('b', left + COLUMN / 2, TOP - 10, column.label),
    ...column.strips.map((strip) => drawStrip(strip, left + 4, id, rules)),
    ...column.skipped.map(([from, to]) => rect(skip, left + 4, y(from), COLUMN - 8, y(to) - y(from))),
  ].join('');
}

function drawLegend(week: Week, id: string, labels: readonly string[]): string[] {
  const keys = labels.map((label, i) => [label, ruleClass(i)]);
  if (labels.length > 1) {
    keys.push(['gap: no rule', filled(id, 'g')], ['overlap', ruleClass(0), filled(id, 'h')]);
  }
  if (week.columns.some((column) => column.skipped[0])) keys.push(['skipped by the clocks', filled(id, 'x')]);
  const strips = week.columns.flatMap((column) => column.strips);
  if (strips.some((strip) => strip.pass)) keys.push(['twice: both passes', 'class="o w"']);
  return keys.map(([label = '', ...looks], i) => {
    const [x, top] = [LEFT + (i % 4) * 180, TOP + HEIGHT + 22 + Math.floor(i / 4) * 22];
    const short = label.replace(/^(.{21}).{2,}$/su, '$1…');
    return looks.map((look) => rect(look, x, top, 16, 12)).join('') + text('', x + 22, top + 10, short);
  });
}

/** The same in words, for those who do not see the picture. */
function inWords(week: Week, labels: readonly string[]): string {
  const several = labels.length > 1;
  return week.columns
    .map((column) => {
      const rules = several
        ? labels.map((label, i) => `${label} ${runs(column, hasOpen(i)) || 'closed'}`)
        : [];
      return `${column.label}: ${[...rules, note(column, several)].join('; ')}.`;
    })
    .join(' ');
}

/** The week as an SVG picture: seven columns, hours down the side. */
export function svgWeek(week: Week, title: string, labels: readonly string[]): string {
  const words = inWords(week, labels);
  const id = idOf([title, ...labels, words].join());
  const legend = drawLegend(week, id, labels);
  const [width, height] = [RIGHT + 12, TOP + HEIGHT + 26 + Math.ceil(legend.length / 4) * 22];
  const hours = Array.from({ length: 9 }, (_, i) => {
    const time = (i * DAY) / 8;
    return line(`M${LEFT} ${y(time)}H${RIGHT}`) + text('e', LEFT - 8, y(time) + 4, formatClock(time));
  });
  const patterns = Object.entries(PATTERNS).map(
    ([name, shape]) =>
      `<pattern id="${id}${name}" width="8" height="8" patternUnits="userSpaceOnUse">${shape}</pattern>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cb" role="img" aria-labelledby="${id}t ${id}d" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${id}t">${xml(title)}</title>`,
    `<desc id="${id}d">${xml(words)}</desc>`,
    `<style>${STYLE}</style>`,
    ...patterns,
    rect('class="p" rx="8"', 0, 0, width, height),
    text('b', (LEFT + RIGHT) / 2, 28, title),
    ...hours,
    ...week.columns.map((column, index) => drawColumn(column, index, id, labels.length)),
    ...legend,
    '</svg>\n',
  ].join('\n');
}
