/** The evaluator, whose time zones come from the runtime. */
export async function checkSchedule({ schedule }, { check, equal }) {
  await check('schedule: opens after the hour that clocks skip', async () => {
    const rule = { schedule: { timezone: 'America/New_York', callWindow: { start: '02:30', end: '05:00' } } };
    const opening = schedule.nextOpening(rule, '2026-03-08T06:00:00Z');
    equal(opening.toISO(), '2026-03-08T03:00:00.000-04:00');
    const { reasons } = schedule.evaluate(rule, { at: '2026-03-08T06:00:00Z' });
    equal(
      reasons.map((reason) => reason.message),
      ['01:00 is outside the call window 02:30–05:00.'],
    );
    const [finding] = schedule.validateSchedule({ schedule: { timezone: 'Mars/Base' } });
    equal([finding.code, finding.field], ['invalid', 'schedule.timezone']);
  });

  await check('schedule: draws a week and writes a calendar', async () => {
    const rule = { schedule: { timezone: 'Asia/Kolkata', callWindow: { start: '10:00', end: '19:00' } } };
    const text = schedule.renderWeek(rule, { format: 'text', weekOf: '2026-03-02' });
    equal(text.includes('Mon'), true);
    equal(schedule.renderWeek(rule, { format: 'svg', weekOf: '2026-03-02' }).startsWith('<svg'), true);
    const range = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' };
    equal(
      schedule.toICalendar(rule, { ...range, labels: ['Desk'] }).match(/DTSTART:.*Z/)[0],
      'DTSTART:20260302T043000Z',
    );
  });
}
