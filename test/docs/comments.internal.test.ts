import { describe, expect, test } from 'vitest';
import { blocksOfComments, blocksOfPages } from './support/blocks.js';
import { publicSymbols } from './support/symbols.js';

describe('what users import', () => {
  const symbols = publicSymbols();

  test('has a comment, each symbol and each member of it', () => {
    expect(symbols.length).toBeGreaterThan(1_000);
    expect(symbols.filter(({ comment }) => comment.trim() === '').map(({ name }) => name)).toEqual([]);
  });

  // One guard shows how all of its kind are used: they differ in the name alone.
  test('is shown in an example, each function that is no guard', () => {
    const examples = [...blocksOfComments(), ...blocksOfPages()].map(({ code }) => code).join('\n');
    const functions = symbols
      .filter(({ isFunction }) => isFunction)
      .map(({ name }) => name.split(': ')[1] ?? '');
    const others = functions.filter((name) => !/^is[A-Z]/.test(name));
    expect(others.length).toBeGreaterThan(30);
    expect(others.filter((name) => !new RegExp(`\\b${name}\\b`).test(examples))).toEqual([]);
  });
});
