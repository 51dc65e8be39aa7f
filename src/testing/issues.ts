import type { ErrorIssue } from '../models/error-body.js';

/** The parts of a zod issue that are read here. zod/mini's own messages say "Invalid input" only. */
export interface SchemaIssue {
  code?: string | undefined;
  message: string;
  path: readonly PropertyKey[];
  expected?: string;
  values?: readonly unknown[];
  keys?: readonly string[];
  issues?: readonly SchemaIssue[];
  errors?: readonly (readonly SchemaIssue[])[];
  options?: readonly unknown[];
}

/** Each thing that is wrong, with its place and what is allowed there. */
export function explain(issues: readonly SchemaIssue[], at: readonly PropertyKey[] = []): ErrorIssue[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      const keys = issue.keys ?? [];
      return keys.map((key) => ({
        path: spell([...path, key]),
        message: 'left out: no such field is known here',
      }));
    }
    if (issue.code === 'invalid_key') return explain(issue.issues ?? [], path);
    return [{ path: spell(path), message: allowed(issue) }];
  });
}

/** As the client spells it: `schedule.callWindow.start`, `tools[3]`. */
function spell(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '');
}

function allowed(issue: SchemaIssue): string {
  if (!/^Invalid input/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_value') return oneOf(issue.values ?? []);
  if (issue.code === 'invalid_union' && issue.options) return oneOf(issue.options);
  if (issue.code === 'invalid_type') return article(issue.expected ?? 'value');
  return 'a value that the contract allows';
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
}

function article(type: string): string {
  const words: { [type: string]: string } = { int: 'integer', record: 'object', nonoptional: 'value' };
  const word = words[type] ?? type;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
