import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: { [scope: string]: string };
  steps: { run?: string; uses?: string }[];
}

const text = readFileSync('.github/workflows/release.yml', 'utf8');
const { permissions, jobs } = parse(text) as {
  permissions: { [scope: string]: string };
  jobs: { test: Job; publish: Job };
};

describe('the release workflow', () => {
  test('runs only actions that are pinned by commit', () => {
    const uses = [...jobs.test.steps, ...jobs.publish.steps].flatMap((step) => step.uses ?? []);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });

  test('publishes with provenance, and signs it in that job alone', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.test.permissions).toBeUndefined();
    expect(jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const commands = jobs.publish.steps.map((step) => step.run ?? '').join('\n');
    expect(commands).toContain('npm publish --provenance');
  });

  test('finds the heading below which changesets writes', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const changelog = readFileSync('CHANGELOG.md', 'utf8');
    expect(changelog).toMatch(new RegExp(`^# Changelog\\n\\n## ${version.replaceAll('.', '\\.')}\\n`));
  });
});
