import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const declarations = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.d\.c?ts$/.test(file),
);

describe('the declarations that are shipped', () => {
  test('are there, for ESM and for CommonJS', () => {
    const entries = ['index', 'schedule/index', 'provision/index', 'testing/index', 'testing/msw'];
    for (const entry of [...entries, 'inbound/index', 'webhooks/index', 'store/index']) {
      expect(declarations).toContain(`${entry}.d.ts`);
      expect(declarations).toContain(`${entry}.d.cts`);
    }
  });

  test.each(declarations)('%s names no package that is inlined, and no any', (file) => {
    const text = readFileSync(`dist/${file}`, 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
    expect(code).not.toMatch(/zod|\bky\b|hono|srvx|from 'yaml'/i);
    expect(code).not.toMatch(/: any\b|<any>|any\[\]/);
  });
});
