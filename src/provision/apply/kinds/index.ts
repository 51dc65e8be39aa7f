import type { ChangeKind, PlanChange } from '../../plan/types.js';
import type { Live } from '../live.js';
import { agentKind } from './agent.js';
import { attachmentKind } from './attachment.js';
import { connectionKind } from './connection.js';
import type { Kind } from './kind.js';
import { numberKind } from './number.js';
import { routeKind } from './route.js';
import { webhookKind } from './webhook.js';

/** An object of the account, as far as every kind has it. */
interface Thing {
  id: string;
  metadata?: { [name: string]: string };
}

/** A kind with its object's type put away: whatever it finds is handed back to it alone. */
interface AnyKind {
  find(live: Live, change: PlanChange): Thing | undefined;
  content(thing: Thing, change: PlanChange): unknown;
  fits(live: Live, change: PlanChange, thing: Thing): boolean;
  run(live: Live, change: PlanChange, thing: Thing | undefined): Promise<string | null>;
  refresh(live: Live, change: PlanChange): Promise<void>;
}

const erase = <T extends Thing>(kind: Kind<T>) => kind as unknown as AnyKind;

export const kinds: { [kind in ChangeKind]: AnyKind } = {
  connection: erase(connectionKind),
  agent: erase(agentKind),
  number: erase(numberKind),
  attachment: erase(attachmentKind),
  route: erase(routeKind),
  webhook: erase(webhookKind),
};
