import type { RouteKey } from '../../src/contract/index.js';
import { routeOf } from '../../src/contract/index.js';
import type { KnownErrorCode } from '../../src/models/error-codes.js';
import { ERROR_STATUS } from '../../src/models/error-codes.js';
import type { Parts } from './cases/case.js';
import { requestTo } from './requests.js';
import type { Got, Sent, Session } from './transports.js';

type Provoke = (session: Session, key: RouteKey, parts: Parts) => Promise<Got>;

const withHeader = (parts: Parts, name: string, value: string): Parts => ({
  ...parts,
  headers: { ...parts.headers, [name]: value },
});

/** The platform itself fails: nothing that a request says could make it so. */
const failing =
  (code: KnownErrorCode): Provoke =>
  (session, key, parts) => {
    session.backend.faults.add({ route: key, status: ERROR_STATUS[code] });
    return session.send(requestTo(key, parts));
  };

/** Another request in everything but its key: fresh ids, or another body. */
function altered(sent: Sent): Sent {
  if (sent.body)
    return { ...sent, body: JSON.stringify({ ...JSON.parse(sent.body), metadata: { other: 'yes' } }) };
  return { ...sent, path: sent.path.replace(/_\w+/, '_other') };
}

/** How to get the errors that follow from what an endpoint is, whichever it is. */
export const generalErrors: { [code in KnownErrorCode]?: Provoke } = {
  internal_error: failing('internal_error'),
  unavailable: failing('unavailable'),
  provider_error: failing('provider_error'),
  rate_limited: failing('rate_limited'),
  authentication_failed: (session, key, parts) =>
    session.send(requestTo(key, withHeader(parts, 'authorization', 'Bearer sk_wrong'))),
  permission_denied: (session, key, parts) =>
    session.send(requestTo(key, withHeader(parts, 'authorization', 'Bearer sk_read'))),
  not_found: (session, key, parts) =>
    session.send(requestTo(key, { ...parts, ids: (parts.ids ?? []).map((id) => `${id}_none`) })),
  version_mismatch: (session, key, parts) =>
    session.send(requestTo(key, withHeader(parts, 'if-match', '"9999"'))),
  validation_failed: (session, key, parts) => {
    const wrong = { colour: 'red' };
    const changed = routeOf(key).body
      ? { body: { ...parts.body, ...wrong } }
      : { query: { ...parts.query, ...wrong } };
    return session.send(requestTo(key, { ...parts, ...changed }));
  },
  invalid_request: (session, key, parts) => {
    const route = routeOf(key);
    if (route.body) return session.send({ ...requestTo(key, parts), body: '{"unclosed' });
    if (route.kind === 'list') {
      return session.send(requestTo(key, { ...parts, query: { ...parts.query, cursor: 'nonsense' } }));
    }
    return session.send(requestTo(key, withHeader(parts, 'if-match', 'nonsense')));
  },
  idempotency_key_reused: async (session, key, parts) => {
    const sent = requestTo(key, withHeader(parts, 'idempotency-key', 'k1'));
    await session.send(sent);
    return session.send(altered(sent));
  },
  idempotency_in_progress: async (session, key, parts) => {
    let go = () => {};
    session.backend.faults.add({
      route: key,
      until: new Promise<void>((resolve) => {
        go = resolve;
      }),
    });
    const sent = requestTo(key, withHeader(parts, 'idempotency-key', 'k1'));
    // Whichever of the two comes second is refused while the other is held.
    const both = [session.send(sent), session.send(sent)];
    const refused = await Promise.race(both);
    go();
    await Promise.all(both);
    return refused;
  },
};
