/** What somebody who has only the document needs to know, in the order in which it is needed. */
export const introduction = [
  'HTTP and JSON. What holds for every endpoint:',
  '**Base URL.** Whoever runs the API for you gives it to you, with a key. It is without `/v1`: the paths here begin with that. ' +
    'Without an account, `npx cordboard emulator --port 4010` serves all of this from memory.',
  '**Key.** `Authorization: Bearer sk_…` with every request.',
  '**Idempotency.** Send an `Idempotency-Key` with every write. The same request under the same key, within 24 hours, is not ' +
    'carried out again: it gets the first answer, with `Idempotent-Replayed: true`. A 401, a 429 or a 5xx is not kept. Another ' +
    'request under that key is refused with 422 `idempotency_key_reused`, and while the first is under way 409 ' +
    '`idempotency_in_progress`.',
  '**Versions.** Agents, numbers, rules, connections and webhook endpoints carry a `version`. `If-Match: "3"` changes one only ' +
    'while it has that version, else 412 `version_mismatch`.',
  '**Pages.** Lists answer `data` and `nextCursor`, which is null after the last page. Send it as `cursor`, with the same ' +
    'filters. `limit` is 1 to 200, and 50 unless told.',
  '**Rate limits.** `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` are in every answer. After a 429 wait as ' +
    'long as `Retry-After` says.',
  '**Errors.** A body `error` with a `code`, a `message` for people, and the `requestId` to give when you ask for help.',
].join('\n\n');

/** One sentence for each resource. */
export const TAGS = {
  account: 'The account behind the key.',
  agents: 'Who speaks on the phone: what it says, what it brings back from a call, and which numbers it has.',
  numbers: 'The phone numbers of the account. They are bought or imported under telephony.',
  dispatchRules:
    'The one route of a number: which inbound agent answers it, when, and how many calls at once.',
  calls: 'Phone calls, coming in and going out, with their transcripts and typed results.',
  events: 'What happens, as it happens. The same events are posted to webhook endpoints.',
  telephony: 'Ways to the telephone network, and buying or importing numbers over them.',
  webhookEndpoints: 'Addresses of yours to which events are posted, signed.',
  webhookDeliveries: 'What was posted to them, and how it was taken.',
};
