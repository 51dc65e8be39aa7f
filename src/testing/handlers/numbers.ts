import { charge } from '../credits.js';
import { emitNumber } from '../events.js';
import type { HandlersOf } from '../handler.js';
import { GRACE, RENEWAL_PERIOD, release } from '../lapses.js';
import { listing, matches } from '../pages.js';
import { applyPatch, checkVersion } from '../patch.js';
import { invalid, Problem } from '../problem.js';
import { find, touch } from '../rows.js';
import { activeRuleOf, checkUsable } from '../rules.js';
import { iso } from '../times.js';
import { numberView } from '../views.js';

export const numbers: HandlersOf<'numbers'> = {
  'numbers.list': ({ state }, { query }) => {
    const { agentId, status, provider, countryCode, phoneNumber } = query;
    const uses = (id: string, wanted: string) =>
      activeRuleOf(state, id)?.agentId === wanted ||
      state.agents.get(wanted)?.outboundNumberIds.includes(id) === true;
    return listing({
      list: 'numbers.list',
      query,
      rows: state.numbers.values(),
      keep: (row) =>
        matches(row, { status, provider, countryCode, phoneNumber }) &&
        (agentId === undefined || uses(row.id, agentId)),
      show: (row) => numberView(state, row),
    });
  },

  'numbers.retrieve': ({ state }, { id }) => numberView(state, find(state, 'numbers', id)),

  'numbers.update': ({ state }, { id, body, ifMatch, now }) => {
    const number = find(state, 'numbers', id);
    checkVersion(number, ifMatch);
    if (body.inboundCallback !== undefined) checkUsable(number);
    applyPatch(number, body, now);
    return numberView(state, number);
  },

  'numbers.release': (world, { id, ifMatch, now }) => {
    const { state } = world;
    const number = find(state, 'numbers', id);
    checkVersion(number, ifMatch);
    const rule = activeRuleOf(state, id);
    if (rule) {
      throw new Problem(
        'number_in_use',
        `The rule ${rule.id} routes this number. Complete or delete it first.`,
        {
          details: { dispatchRuleId: rule.id, agentId: rule.agentId },
        },
      );
    }
    if (number.status !== 'released') release(world, number, now);
    return numberView(state, number);
  },

  'numbers.renew': (world, { id, ifMatch, now }) => {
    const { state } = world;
    const number = find(state, 'numbers', id);
    checkVersion(number, ifMatch);
    checkUsable(number);
    const { renewsAt, pricing } = number;
    if (!renewsAt || !pricing) {
      throw invalid('id', 'a number that was bought here: imported ones are renewed at their carrier');
    }
    charge(state, pricing.monthlyFee);
    const due = Date.parse(renewsAt) + RENEWAL_PERIOD;
    number.renewsAt = iso(due);
    number.releasesAt = iso(due + GRACE);
    number.status = 'active';
    touch(number, now);
    emitNumber(world, 'number.renewed', number, now);
    return numberView(state, number);
  },
};
