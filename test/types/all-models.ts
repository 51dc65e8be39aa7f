/** Every model, for the comparison in models.ts. */
export type * from '../../src/models/account.js';
export type * from '../../src/models/agent.js';
export type * from '../../src/models/call.js';
export type * from '../../src/models/connection.js';
export type * from '../../src/models/dispatch-rule.js';
export type * from '../../src/models/error-body.js';
export type * from '../../src/models/event.js';
export type * from '../../src/models/number-order.js';
export type * from '../../src/models/page.js';
export type * from '../../src/models/phone-number.js';
export type * from '../../src/models/schedule.js';
export type * from '../../src/models/transcript.js';
export type * from '../../src/models/webhook-delivery.js';
export type * from '../../src/models/webhook-endpoint.js';
