import type { ReleasePlace } from '../../../model/evidence/build-practices.ts';
import { isObject, valueAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';
import { parseYaml } from '../../gateway/yaml.ts';
import { Unreadable } from '../../source.ts';

const publishing = /\bnpm\s+publish\b|\bpnpm\s+(?:-r\s+)?publish\b|\byarn\s+(?:npm\s+)?publish\b|\bcargo\s+publish\b|\btwine\s+upload\b|pypa\/gh-action-pypi-publish|\bpoetry\s+publish\b|\buv\s+publish\b|\bdocker\s+push\b|docker\/build-push-action|\bgoreleaser\b|\bgh\s+release\s+(?:create|upload)|softprops\/action-gh-release|actions\/create-release|\bhelm\s+push\b|\bmvn\b[^\n]{0,80}\bdeploy\b|\bgradlew?\b[^\n]{0,80}\bpublish|semantic-release|changesets\/action|\bgem\s+push\b|\bdotnet\s+nuget\s+push\b/;
const testing = /\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:test|check|lint|ci:test|verify)|\bnpm\s+t\b|\b(?:cargo|go|mvn|gradlew?|swift|dotnet|make|tox|nox|bazel)\s+(?:[\w:-]+\s+)?(?:test|check|verify|clippy|vet)\b|\bpytest\b|\btox\b|\bnox\b|\bjest\b|\bvitest\b|\bmocha\b|\brspec\b|\bphpunit\b|\bctest\b|\bnode\s+--test\b|codeql-action|\bsemgrep\b|\bgolangci-lint\b|\beslint\b|\bruff\b/;

/** Jobs of a GitHub workflow that publish, and what they wait for; nothing for workflows of other kinds. */
export function releaseJobs(path: string, text: string, bytes: Uint8Array): readonly ReleasePlace[] {
  if (!publishing.test(text)) return [];
  const workflow = documentOf(bytes);
  const jobs = workflow === undefined ? undefined : recordOf(valueAt(workflow, 'jobs'));
  if (jobs === undefined) return [];
  const textOf = (name: string): string => JSON.stringify(valueAt(jobs, name) ?? null).replaceAll('\\n', '\n');
  const testsBefore = (name: string, depth: number): boolean => {
    if (depth > 10) return false;
    return needsOf(valueAt(jobs, name)).some((other) => testing.test(textOf(other)) || isChecksWorkflow(valueAt(jobs, other)) || testsBefore(other, depth + 1));
  };
  return Object.keys(jobs).slice(0, 100).flatMap((name): readonly ReleasePlace[] => {
    const written = textOf(name);
    const at = written.search(publishing);
    if (at === -1) return [];
    const line = text.split('\n').findIndex((content) => new RegExp(`^\\s{1,8}["']?${name.replace(/[^\w-]/g, '.')}["']?\\s*:`).test(content)) + 1;
    const isTestedFirst = testing.test(written.slice(0, at));
    const gate = isTestedFirst || testsBefore(name, 0) ? 'checks' : memberOf(valueAt(jobs, name), 'environment') !== undefined ? 'person' : 'none';
    return [{ path, line: Math.max(line, 1), job: name.slice(0, 100), gate }];
  });
}

function isChecksWorkflow(job: JsonValue | undefined): boolean {
  const uses = memberOf(job, 'uses');
  return typeof uses === 'string' && /(?:test|check|ci|lint|build|verify)[\w.-]*\.ya?ml/i.test(uses);
}

function needsOf(job: JsonValue | undefined): readonly string[] {
  const needs = memberOf(job, 'needs');
  if (typeof needs === 'string') return [needs];
  return Array.isArray(needs) ? needs.filter((one) => typeof one === 'string') : [];
}

function documentOf(bytes: Uint8Array): JsonObject | undefined {
  try {
    return recordOf(parseYaml(bytes));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function recordOf(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) ? valueAt(value, key) : undefined;
}
