import { DAY, formatClock } from '../civil.js';
import { joined } from '../sweep.js';
import type { Column, Strip, Week } from './columns.js';
import { isGap, isOpen, isOverlap, runs } from './runs.js';
import { PATTERNS, ruleClass, STYLE } from './style.js';

const LEFT = 44;
const TOP = 64;
const HEIGHT = 480;
const COLUMN = 104;
const RIGHT = LEFT + 7 * COLUMN;

/** Control characters cannot be written in XML at all. */
const xml = (text: string) =>
  text.replace(/[&<>"'\p{Cc}\ufffe\uffff]/gu, (c) => (/[&<>"']/.test(c) ? `&#${c.charCodeAt(0)};` : ' '));

const round = (value: number) => Math.round(value * 100) / 100;
const y = (time: number) => round(TOP + (time / DAY) * HEIGHT);

const rect = (look: string, x: number, top: number, width: number, height: number) =>
  `<rect ${look} x="${round(x)}" y="${top}" width="${round(width)}" height="${round(height)}"/>`;

const line = (path: string) => `<path class="l" d="${path}"/>`;

const text = (look: string, x: number, top: number, words: string) =>
  `<text class="${look}" x="${x}" y="${top}">${xml(words)}</text>`;

/** One drawing, whose patterns have names of their own among all pictures in a page. */
class Picture {
  private readonly id: string;
  private readonly week: Week;
  private readonly labels: readonly string[];

  constructor(week: Week, labels: readonly string[]) {
    this.id = `cb${week.monday}`;
    this.week = week;
    this.labels = labels;
  }

  private filled(pattern: keyof typeof PATTERNS): string {
    return `fill="url(#${this.id}${pattern})"`;
  }

  /** One stretch of a day: a lane for each rule, then the marks that tell gaps and overlaps. */
  private strip({ slices, from, to, pass }: Strip, left: number): string[] {
    const width = (COLUMN - 8) / (pass ? 2 : 1);
    const x = left + 4 + (pass > 1 ? width : 0);
    const lane = width / this.labels.length;
    const parts: string[] = [];
    const mark = (look: string, start: number, wide: number, runs: [number, number][]) => {
      for (const [a, b] of runs) parts.push(rect(look, start, y(a), wide, y(b) - y(a)));
    };
    this.labels.forEach((_, rule) => {
      mark(ruleClass(rule), x + rule * lane, lane, joined(slices, isOpen(rule)));
    });
    if (this.labels.length > 1) {
      mark(this.filled('g'), x, width, joined(slices, isGap));
      mark(this.filled('h'), x, width, joined(slices, isOverlap));
      mark('class="o"', x, width, joined(slices, isOverlap));
    }
    if (pass) mark('class="w"', x, width, [[from, to]]);
    return parts;
  }

  private column(column: Column, index: number): string {
    const left = LEFT + index * COLUMN;
    const skipped = column.skipped.map(([from, to]) =>
      rect(this.filled('x'), left + 4, y(from), COLUMN - 8, y(to) - y(from)),
    );
    const strips = column.strips.flatMap((part) => this.strip(part, left));
    const head = text('b', left + COLUMN / 2, TOP - 10, column.label);
    return [line(`M${left} ${TOP}v${HEIGHT}`), head, ...strips, ...skipped].join('');
  }

  private legend(): string[] {
    const { labels, week } = this;
    const keys = labels.map((label, i): [string[], string] => [[ruleClass(i)], label]);
    if (labels.length > 1)
      keys.push([[this.filled('g')], 'gap: no rule'], [[ruleClass(0), this.filled('h')], 'overlap']);
    if (week.skips) keys.push([[this.filled('x')], 'skipped by the clocks']);
    if (week.repeats) keys.push([['class="w"'], 'twice: both passes']);
    return keys.map(([looks, label], i) => {
      const [x, top] = [LEFT + (i % 4) * 180, TOP + HEIGHT + 22 + Math.floor(i / 4) * 22];
      const short = label.length > 22 ? `${label.slice(0, 21)}…` : label;
      return looks.map((look) => rect(look, x, top, 16, 12)).join('') + text('', x + 22, top + 10, short);
    });
  }

  /** The same in words, for those who do not see the picture. */
  private words(): string {
    const { labels, week } = this;
    const days = week.columns.map((column) => {
      const parts = labels.map((label, rule) => `${label} ${runs(column, isOpen(rule)) || 'closed'}`);
      if (labels.length > 1) parts.push(`gaps ${runs(column, isGap) || 'none'}`);
      if (labels.length > 1) parts.push(`overlaps ${runs(column, isOverlap) || 'none'}`);
      return `${column.label}: ${parts.join('; ')}.`;
    });
    if (week.skips) days.push('The clocks skip a part of this week.');
    if (week.repeats) days.push('The clocks repeat a part of this week.');
    return days.join(' ');
  }

  draw(title: string): string {
    const { id, week } = this;
    const legend = this.legend();
    const size = [RIGHT + 12, TOP + HEIGHT + 26 + Math.ceil(legend.length / 4) * 22] as const;
    const hours = Array.from({ length: 9 }, (_, i) => {
      const time = (i * DAY) / 8;
      return line(`M${LEFT} ${y(time)}H${RIGHT}`) + text('e', LEFT - 8, y(time) + 4, formatClock(time, true));
    });
    const patterns = Object.entries(PATTERNS).map(
      ([name, shape]) =>
        `<pattern id="${id}${name}" width="8" height="8" patternUnits="userSpaceOnUse">${shape}</pattern>`,
    );
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" class="cb" role="img" aria-labelledby="${id}t ${id}d" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}">`,
      `<title id="${id}t">${xml(title)}</title>`,
      `<desc id="${id}d">${xml(this.words())}</desc>`,
      `<style>${STYLE}</style>`,
      ...patterns,
      rect('class="p" rx="8"', 0, 0, ...size),
      text('t', LEFT, 28, title),
      ...hours,
      ...week.columns.map((column, index) => this.column(column, index)),
      ...legend,
      '</svg>\n',
    ].join('\n');
  }
}

/** The week as an SVG picture: seven columns, hours down the side. */
export function svgWeek(week: Week, title: string, labels: readonly string[]): string {
  return new Picture(week, labels).draw(title);
}
