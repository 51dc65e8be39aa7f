import { expect } from 'vitest';
import type { Route } from '../../src/contract/route.js';
import type { KnownErrorCode } from '../../src/models/error-codes.js';
import { ERROR_STATUS } from '../../src/models/error-codes.js';
import type { Schema, Shape } from '../../src/models/z.js';
import { zodOf } from '../../src/models/zod.js';
import type { Got } from './transports.js';

function fieldsOf({ args }: Schema): Shape {
  return args[0] as Shape;
}

/** Every documented field is there, and no other; optional ones are shown once, when something is made. */
function expectExactFields(schema: Schema, data: unknown): void {
  const shape = fieldsOf(schema);
  const required = Object.keys(shape).filter((field) => shape[field]?.name !== 'optional');
  const given = Object.keys(data as object);
  expect(given).toEqual(expect.arrayContaining(required));
  expect(given.filter((field) => !(field in shape))).toEqual([]);
}

function expectCommonHeaders({ headers }: Got): void {
  expect(headers.get('x-request-id')).toMatch(/^req_/);
  for (const name of ['limit', 'remaining', 'reset'])
    expect(headers.get(`ratelimit-${name}`)).toMatch(/^\d+$/);
}

export function expectSuccess(route: Route, got: Got): void {
  expect({ status: got.status, data: got.data }).toMatchObject({ status: route.status });
  expectCommonHeaders(got);
  const schema = route.answer?.();
  if (!schema) {
    if (route.kind === 'stream') expect(got.data).toMatch(/^event: ready$/m);
    else expect(got.data).toBeUndefined();
    return;
  }
  expect(zodOf(schema).safeParse(got.data).error?.issues ?? []).toEqual([]);
  expectExactFields(schema, got.data);
  if (route.kind !== 'list') return;
  const item = fieldsOf(schema)['data']?.args[0] as Schema;
  for (const each of (got.data as { data: unknown[] }).data) expectExactFields(item, each);
}

export function expectError(code: KnownErrorCode, got: Got): void {
  expect({ status: got.status, data: got.data }).toMatchObject({
    status: ERROR_STATUS[code],
    data: { error: { code } },
  });
  expectCommonHeaders(got);
  const { error } = got.data as { error: { [field: string]: unknown } };
  expect(Object.keys(error).sort()).toEqual(['code', 'details', 'issues', 'message', 'param', 'requestId']);
  expect(error['message']).toMatch(/\w/);
  expect(error['requestId']).toBe(got.headers.get('x-request-id'));
  if (code === 'validation_failed')
    expect(error['issues']).toMatchObject([{ path: expect.any(String), message: expect.any(String) }]);
  if (code === 'version_mismatch') expect(error['details']).toMatchObject({ version: expect.any(Number) });
  if (code === 'number_already_routed') {
    expect(error['details']).toMatchObject({
      dispatchRuleId: expect.stringMatching(/^dr_/),
      agentId: expect.stringMatching(/^ag_/),
    });
  }
}
