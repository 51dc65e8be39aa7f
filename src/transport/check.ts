import type { RouteKey } from '../contract/index.js';
import { routeOf } from '../contract/index.js';
import { InvalidParamsError } from '../errors.js';
import { returnsInput } from '../models/returns.js';
import type { Lazy, Schema } from '../models/schema.js';
import { lazy } from '../models/schema.js';
import * as z from '../models/z.js';
import { loadExplain } from './load-explain.js';

const typing = lazy(() => z.strictObject({ returns: returnsInput() }));

/**
 * Refuses what the contract does not allow, before anything is sent. What fits passes at once, so that what is sent is
 * what was checked, whatever the caller does to it next.
 */
export function checkParams(
  key: RouteKey,
  query: unknown,
  body: unknown,
  returns?: unknown,
): Promise<void> | undefined {
  const route = routeOf(key);
  const unfit: [Schema, unknown][] = [];
  const look = (schema: Lazy | undefined, value: unknown) => {
    if (schema && !schema().fits(value)) unfit.push([schema(), value]);
  };
  look(route.query, query ?? {});
  look(route.body, body ?? {});
  if (returns) look(typing, { returns });
  return unfit.length > 0 ? refuse(key, unfit) : undefined;
}

async function refuse(key: RouteKey, unfit: [Schema, unknown][]): Promise<void> {
  const explain = await loadExplain();
  const issues = explain
    ? unfit.flatMap(([schema, value]) => explain.paramIssues(schema, value))
    : [
        {
          path: 'params',
          message: 'as the contract has it; explain.js, which says more, is missing',
          given: 'others',
        },
      ];
  if (issues.length > 0) throw new InvalidParamsError(key, issues);
}
