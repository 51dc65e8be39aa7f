import type { Agent, AgentCreateParams, AgentUpdateParams, Metadata } from 'cordboard';
import { differences, resolved } from '../../account/differences.js';
import { agentView } from '../../account/view.js';
import { KEY, UNSTORED } from '../../keys.js';
import type { PlanChange } from '../../plan/types.js';
import { guarded } from '../guarded.js';
import { knownId, type Live } from '../live.js';
import { lookAgain } from '../look.js';
import { once } from '../once.js';
import { settleSecret } from '../signing-secret.js';
import { type Kind, present } from './kind.js';

/** The metadata that a change writes: the config's, and what the library adds to it. */
function metadataOf({ action, key, after, signingSecret }: PlanChange): Metadata {
  return {
    ...(after?.['metadata'] as Metadata | undefined),
    ...(action === 'create' && { [KEY]: key }),
    ...(signingSecret && { [UNSTORED]: 'unstored' }),
  };
}

function settle(live: Live, change: PlanChange, { id }: Agent, shown: string | undefined): Promise<void> {
  const { agents } = live.client;
  return settleSecret(live, change, {
    shown,
    read: () => agents.retrieve(id),
    rotate: async (ifVersion) => (await agents.rotateWebhookSecret(id, { ifVersion })).webhookSigningSecret,
    clear: async () => live.state.agents.set(id, await agents.update(id, { metadata: { [UNSTORED]: null } })),
  });
}

async function write(live: Live, change: PlanChange, agent: Agent | undefined): Promise<Agent> {
  const { agents } = live.client;
  const fields = { ...resolved(change.after ?? {}, live.env), metadata: metadataOf(change) };
  if (!agent) {
    return once(change, {
      create: (options) => agents.create(fields as unknown as AgentCreateParams, options),
      read: (id) => agents.retrieve(id),
      mark: ({ metadata }) => metadata[KEY],
    });
  }
  const { id } = agent;
  return guarded({
    seen: agent,
    view: agentView,
    read: () => agents.retrieve(id),
    write: (ifVersion) => agents.update(id, fields as AgentUpdateParams, { ifVersion }),
  });
}

export const agentKind: Kind<Agent> = {
  find(live, change) {
    const id = knownId(live, 'agents', change);
    return id === undefined ? live.agentsByKey.get(change.key) : live.state.agents.get(id);
  },

  content: (agent) => agentView(agent),

  fits: ({ env }, { after }, agent) => differences(after ?? {}, agentView(agent), env) === null,

  async run(live, change, agent) {
    const { agents } = live.client;
    if (change.action === 'archive') {
      const seen = present(agent, change);
      const read = () => agents.retrieve(seen.id);
      // With the agent would end what somebody has routed to it since.
      const added = ({ numberIds }: Agent) => numberIds.filter((id) => !seen.numberIds.includes(id));
      await guarded({
        seen,
        view: (each) => [agentView(each), added(each)],
        read,
        write: (ifVersion) => agents.archive(seen.id, { ifVersion }),
      });
      live.state.agents.delete(seen.id);
      return null;
    }
    // An earlier run may have come as far as the secret, and no further.
    const isWritten = agent !== undefined && agentKind.fits(live, change, agent);
    const now = isWritten ? agent : await write(live, change, agent);
    live.state.agents.set(now.id, now);
    await settle(live, change, now, isWritten ? undefined : now.webhookSigningSecret);
    return now.id;
  },

  refresh: (live, change) =>
    lookAgain(live.state.agents, knownId(live, 'agents', change), (id) => live.client.agents.retrieve(id)),
};
