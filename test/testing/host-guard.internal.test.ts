import { expect, test } from 'vitest';
import { createHostGuard } from '../../src/testing/emulator/guard.js';

test('answers the name that it was told to listen on', () => {
  const guard = createHostGuard('Phones.example.com');
  expect(() => guard(new Headers({ host: 'phones.example.com:4010' }))).not.toThrow();
  expect(() => guard(new Headers({ host: 'x.phones.example.com:4010' }))).toThrow('x.phones.example.com');
  expect(() => guard(new Headers())).toThrow('does not answer');
});
