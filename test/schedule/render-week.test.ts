import { isScheduleError, renderWeek, type ScheduleRule } from 'cordboard/schedule';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { rootOfXml } from './support/xml.js';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const rule = (id: string, timezone: string, start: string, end: string, activeDays?: string[]) => ({
  id,
  schedule: { timezone, callWindow: { start, end }, activeDays },
});
/** The rules in the picture of docs/schedules.md. */
const team = [
  rule('Berlin office', 'Europe/Berlin', '08:00', '17:00', weekdays),
  rule('New York office', 'America/New_York', '09:00', '18:30', weekdays),
  rule('Night line', 'Europe/Berlin', '22:00', '02:30'),
];
const berlin = {
  id: 'Berlin',
  schedule: { timezone: 'Europe/Berlin', callWindow: { start: '00:00', end: '02:30' } },
};

describe('text', () => {
  test('one rule, in the week in which the clocks skip an hour', () => {
    expect(renderWeek(berlin, { format: 'text', weekOf: '2026-03-25' })).toMatchInlineSnapshot(`
      "Week of 2026-03-23, Europe/Berlin

                  0     3     6     9     12    15    18    21    24
      Mon 23 Mar  █████···········································  open 00:00–02:30
      Tue 24 Mar  █████···········································  open 00:00–02:30
      Wed 25 Mar  █████···········································  open 00:00–02:30
      Thu 26 Mar  █████···········································  open 00:00–02:30
      Fri 27 Mar  █████···········································  open 00:00–02:30
      Sat 28 Mar  █████···········································  open 00:00–02:30
      Sun 29 Mar  ████××··········································  open 00:00–02:00; skipped 02:00–03:00

      █ open   · closed   ▌ both within the half-hour   × skipped by the clocks
      "
    `);
  });

  test('several rules, in the week in which the clocks repeat an hour', () => {
    expect(renderWeek(team, { format: 'text', weekOf: '2026-10-19' })).toMatchInlineSnapshot(`
      "Week of 2026-10-19, Europe/Berlin

                  0     3     6     9     12    15    18    21    24
      Mon 19 Oct  █████···········██████████████▓▓▓▓██████████▓▓▓▓  gap 02:30–08:00; overlap 15:00–17:00, 22:00–24:00
      Tue 20 Oct  ▓████···········██████████████▓▓▓▓██████████▓▓▓▓  gap 02:30–08:00; overlap 00:00–00:30, 15:00–17:00, 22:00–24:00
      Wed 21 Oct  ▓████···········██████████████▓▓▓▓██████████▓▓▓▓  gap 02:30–08:00; overlap 00:00–00:30, 15:00–17:00, 22:00–24:00
      Thu 22 Oct  ▓████···········██████████████▓▓▓▓██████████▓▓▓▓  gap 02:30–08:00; overlap 00:00–00:30, 15:00–17:00, 22:00–24:00
      Fri 23 Oct  ▓████···········██████████████▓▓▓▓██████████▓▓▓▓  gap 02:30–08:00; overlap 00:00–00:30, 15:00–17:00, 22:00–24:00
      Sat 24 Oct  ▓████·······································████  gap 02:30–22:00; overlap 00:00–00:30
      Sun 25 Oct  █████·······································████  gap 02:30–03:00, 02:30–22:00; repeated 02:00–03:00
        again         █·

      █ one rule   ▓ overlap   · gap   ▌ both within the half-hour   × skipped by the clocks
      Rules: Berlin office, New York office, Night line
      "
    `);
  });

  test('a window on a quarter of an hour shows as half a cell', () => {
    const quarter = { schedule: { timezone: 'UTC', callWindow: { start: '09:15', end: '10:00' } } };
    expect(renderWeek(quarter, { format: 'text', weekOf: '2026-03-02' })).toContain(
      `${'·'.repeat(18)}▌█${'·'.repeat(28)}`,
    );
  });

  test('a date that the clocks skipped whole', () => {
    const apia = { schedule: { timezone: 'Pacific/Apia' } };
    const text = renderWeek(apia, { format: 'text', weekOf: '2011-12-30' });
    expect(text).toContain(`Fri 30 Dec  ${'×'.repeat(48)}  open never; skipped 00:00–24:00`);
  });

  test.each(['2026-03-23', '2026-03-29', '2026-03-24T12:00:00Z', '2026-03-22T23:00:00Z'])(
    'week of %s',
    (weekOf) => {
      expect(renderWeek(berlin, { format: 'text', weekOf })).toContain('Week of 2026-03-23, Europe/Berlin');
    },
  );

  test('another zone than the rule’s, and another instant', () => {
    const weekOf = DateTime.fromISO('2026-03-23T00:30', { zone: 'Europe/Berlin' });
    const text = renderWeek(berlin, { format: 'text', weekOf, timezone: 'America/New_York' });
    expect(text).toContain('Week of 2026-03-16, America/New_York');
    expect(text).toContain('open 19:00–21:30');
  });

  test('no rules at all', () => {
    expect(renderWeek([], { format: 'text', weekOf: '2026-03-23' })).toContain('Week of 2026-03-23, UTC');
  });
});

describe('svg', () => {
  const svg = renderWeek(team, { format: 'svg', weekOf: '2026-03-23' });

  test('the picture in the guide is up to date (run with -u to draw it anew)', async () => {
    await expect(svg).toMatchFileSnapshot('../../docs/images/week.svg');
  });

  test('is well-formed, and says in words what it shows', () => {
    expect(rootOfXml(svg)).toBe('svg');
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(\w+t) (\w+d)"/);
    expect(svg).toMatch(/<title id="\w+t">Week of 2026-03-23, Europe\/Berlin<\/title>/);
    expect(svg).toContain(
      'Mon 23 Mar: Berlin office 08:00–17:00; New York office 14:00–23:30; Night line 00:00–02:30, 22:00–24:00; ' +
        'gap 02:30–08:00; overlap 14:00–17:00, 22:00–23:30.',
    );
    expect(svg).toContain('skipped 02:00–03:00');
  });

  test('gaps, overlaps and skipped time have shapes of their own, and a dark scheme', () => {
    for (const name of ['g', 'h', 'x']) expect(svg).toMatch(new RegExp(`fill="url\\(#cb\\w+${name}\\)"`));
    expect(svg).toContain('prefers-color-scheme:dark');
  });

  test('pictures of different rules in one page share no element ids', () => {
    const ids = (weekRules: ScheduleRule[], labels?: string[]) =>
      [
        ...renderWeek(weekRules, { format: 'svg', weekOf: '2026-03-23', labels }).matchAll(/ id="(\w+)"/g),
      ].map(([, id]) => id);
    const all = [ids(team), ids(team.slice(0, 1)), ids([berlin]), ids([berlin], ['B'])];
    expect(new Set(all.flat()).size).toBe(all.flat().length);
    expect(ids(team)).toEqual(ids(team));
  });

  test('a repeated hour stands side by side, half as wide', () => {
    const autumn = renderWeek(berlin, { format: 'svg', weekOf: '2026-10-25' });
    // 02:00–03:00 in the last column, first pass and second.
    expect(autumn).toContain('<rect class="o w" x="672" y="104" width="48" height="20"/>');
    expect(autumn).toContain('<rect class="o w" x="720" y="104" width="48" height="20"/>');
    expect(autumn).toContain('repeated 02:00–03:00');
  });

  test('one rule has neither gaps nor overlaps', () => {
    expect(renderWeek(berlin, { format: 'svg', weekOf: '2026-03-02' })).not.toContain('gap');
  });

  test('names are escaped wherever they stand', () => {
    const labels = ['<script>alert("1")</script> & \u0000\u001b]0;', '🎧'.repeat(40)];
    const hostile = renderWeek(team.slice(0, 2), { format: 'svg', weekOf: '2026-03-02', labels });
    expect(hostile).not.toContain('<script');
    expect(rootOfXml(hostile)).toBe('svg');
    const zone = renderWeek(team, { format: 'svg', weekOf: '2026-03-02', timezone: 'Etc/GMT+3' });
    expect(zone).toContain('Etc/GMT+3');
  });
});

test.each([
  ['format', { format: 'png', weekOf: '2026-03-02' }],
  ['weekOf', { format: 'svg', weekOf: '2026-02-30' }],
  ['weekOf', { format: 'svg' }],
  ['timezone', { format: 'svg', weekOf: '2026-03-02', timezone: 'local' }],
])('%s is checked', (field, options) => {
  try {
    renderWeek(berlin, options as never);
    expect.unreachable();
  } catch (error) {
    expect(isScheduleError(error) && error.field).toBe(field);
  }
});
