import type { Cases } from './case.js';

const callback = { inboundCallback: { url: 'https://example.com/ringing' } };

export const numbers: Cases<'numbers'> = {
  'numbers.list': { success: () => ({ query: { status: 'active', provider: 'twilio_managed' } }) },
  'numbers.retrieve': { success: (w) => ({ ids: [w.routed] }) },
  'numbers.update': {
    success: (w) => ({ ids: [w.free], body: callback }),
    errors: { number_unavailable: (w) => ({ ids: [w.released], body: callback }) },
  },
  'numbers.release': {
    success: (w) => ({ ids: [w.free] }),
    errors: { number_in_use: (w) => ({ ids: [w.routed] }) },
  },
  'numbers.renew': {
    success: (w) => ({ ids: [w.free] }),
    errors: {
      number_unavailable: (w) => ({ ids: [w.released] }),
      validation_failed: (w) => ({ ids: [w.imported] }),
      insufficient_credits: (w) => ({ ids: [w.free] }),
    },
  },
};
