import { describe, expect, test } from 'vitest';
import { publicSymbols } from './support/symbols.js';

describe('what users import', () => {
  const symbols = publicSymbols();

  test('has a comment, each symbol and each member of it', () => {
    expect(symbols.length).toBeGreaterThan(1_000);
    expect(symbols.filter(({ comment }) => comment.trim() === '').map(({ name }) => name)).toEqual([]);
  });

  test('is shown in an example of its own, each function, class and method', () => {
    const callable = symbols.filter(({ isCallable }) => isCallable);
    expect(callable.length).toBeGreaterThan(200);
    expect(callable.filter(({ hasExample }) => !hasExample).map(({ name }) => name)).toEqual([]);
  });
});
