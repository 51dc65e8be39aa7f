/** What every stubbed or loopback answer says: an agent of the Routing API, all fields in place. */
export const AGENT = {
  id: 'ag_1',
  version: 3,
  name: 'Reception',
  type: 'inbound',
  status: 'active',
  persona: 'A receptionist',
  instructions: 'Ask who calls and why, and say when somebody will call back.',
  voice: 'alba',
  language: 'en',
  returns: { callerName: 'string', urgent: 'boolean' },
  tools: [],
  voicemailAction: 'hangup',
  webhookUrl: null,
  numberIds: ['pn_1', 'pn_2'],
  primaryNumberId: null,
  metadata: { team: 'front' },
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
  archivedAt: null,
};

const HEADERS = { 'content-type': 'application/json', 'x-request-id': 'req_1' };

/** A `fetch` that answers at once, with a fresh response each time. */
export function stubFetch() {
  const body = JSON.stringify(AGENT);
  return async () => new Response(body, { headers: HEADERS });
}
