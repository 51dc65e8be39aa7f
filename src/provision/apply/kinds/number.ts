import type { ImportNumberParams, Metadata, NumberUpdateParams, PhoneNumber } from 'cordboard';
import { differences, resolved } from '../../account/differences.js';
import { numberView } from '../../account/view.js';
import { KEY } from '../../keys.js';
import type { PlanChange } from '../../plan/types.js';
import { buy } from '../buy.js';
import { guarded } from '../guarded.js';
import { idOf, knownId, type Live } from '../live.js';
import { lookAgain } from '../look.js';
import { once } from '../once.js';
import { type Kind, present } from './kind.js';

function bring(live: Live, change: PlanChange): Promise<PhoneNumber> {
  const { telephony, numbers } = live.client;
  const { connection, metadata, ...fields } = resolved(change.after ?? {}, live.env);
  const params = {
    ...fields,
    connectionId: idOf(live, 'connections', connection),
    metadata: { ...(metadata as Metadata | undefined), [KEY]: change.key },
  } as unknown as ImportNumberParams;
  return once(change, {
    create: (options) => telephony.importNumber(params, options),
    read: (id) => numbers.retrieve(id),
    mark: ({ metadata }) => metadata[KEY],
  });
}

export const numberKind: Kind<PhoneNumber> = {
  find(live, change) {
    const id = knownId(live, 'numbers', change);
    if (id !== undefined) return live.state.numbers.get(id);
    const { key, action, search, after } = change;
    const isOne = search === null && (action === 'buy' || action === 'import');
    return isOne ? live.numbersByLine.get(String(after?.['phoneNumber'])) : live.numbersByKey.get(key);
  },

  content: (number) => numberView(number),

  fits: ({ env }, { action, after }, number) =>
    action === 'buy' || action === 'import' || differences(after ?? {}, numberView(number), env) === null,

  async run(live, change, number) {
    const { client, state, env } = live;
    if (change.action === 'buy' || change.action === 'import') {
      const now = await (change.action === 'buy' ? buy(live, change) : bring(live, change));
      state.numbers.set(now.id, now);
      return now.id;
    }
    const seen = present(number, change);
    const guard = { seen, view: numberView, read: () => client.numbers.retrieve(seen.id) };
    if (change.action === 'release') {
      await guarded({ ...guard, write: (ifVersion) => client.numbers.release(seen.id, { ifVersion }) });
      state.numbers.delete(seen.id);
      return null;
    }
    const fields = resolved(change.after ?? {}, env) as NumberUpdateParams;
    const now = await guarded({
      ...guard,
      write: (ifVersion) => client.numbers.update(seen.id, fields, { ifVersion }),
    });
    state.numbers.set(now.id, now);
    return now.id;
  },

  refresh: (live, change) =>
    lookAgain(live.state.numbers, knownId(live, 'numbers', change), (id) => live.client.numbers.retrieve(id)),
};
