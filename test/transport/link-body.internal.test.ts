import { afterEach, expect, test, vi } from 'vitest';
import { linkBody } from '../../src/transport/link-body.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a body is linked where the runtime has no weak references, as Workers of before May 2025', () => {
  vi.stubGlobal('WeakRef', undefined);
  const ender = new AbortController();
  const caller = new AbortController();
  linkBody(new ReadableStream(), ender, caller.signal, 'GET /v1/exports');
  caller.abort();
  expect(ender.signal.reason).toMatchObject({ name: 'AbortError', message: 'GET /v1/exports was aborted.' });
});
