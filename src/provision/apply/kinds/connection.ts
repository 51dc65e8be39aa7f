import type { ConnectionCreateParams, TelephonyConnection } from 'cordboard';
import { differences, resolved } from '../../account/differences.js';
import { connectionView } from '../../account/view.js';
import { guarded } from '../guarded.js';
import { knownId } from '../live.js';
import { lookAgain } from '../look.js';
import { once } from '../once.js';
import { type Kind, present } from './kind.js';

export const connectionKind: Kind<TelephonyConnection> = {
  find(live, change) {
    const { connections } = live.state;
    const id = knownId(live, 'connections', change);
    if (id !== undefined) return connections.get(id);
    const { after } = change;
    const all = [...connections.values()];
    return all.find(
      ({ type, friendlyName }) => type === after?.['type'] && friendlyName === after['friendlyName'],
    );
  },

  content: (connection) => connectionView(connection),

  // What a connection was created with cannot be read back: its type and its name must do.
  fits: ({ env }, { action, after }, connection) =>
    action === 'create' || differences(after ?? {}, connectionView(connection), env) === null,

  async run(live, change, connection) {
    const { client, state, env } = live;
    const { connections } = client.telephony;
    if (change.action === 'create') {
      const fields = resolved(change.after ?? {}, env) as unknown as ConnectionCreateParams;
      const made = await once(change, {
        create: (options) => connections.create(fields, options),
        read: (id) => connections.retrieve(id),
        mark: ({ friendlyName }) => friendlyName,
      });
      state.connections.set(made.id, made);
      return made.id;
    }
    const seen = present(connection, change);
    const guard = { seen, view: connectionView, read: () => connections.retrieve(seen.id) };
    if (change.action === 'delete') {
      await guarded({ ...guard, write: (ifVersion) => connections.delete(seen.id, { ifVersion }) });
      state.connections.delete(seen.id);
      return null;
    }
    const friendlyName = String(change.after?.['friendlyName']);
    const now = await guarded({
      ...guard,
      write: (ifVersion) => connections.update(seen.id, { friendlyName }, { ifVersion }),
    });
    state.connections.set(now.id, now);
    return now.id;
  },

  refresh: (live, change) =>
    lookAgain(live.state.connections, knownId(live, 'connections', change), (id) =>
      live.client.telephony.connections.retrieve(id),
    ),
};
