import type { LintRunPlace, LintTool, ReleasePlace } from '../../../model/evidence/build-practices.ts';
import { isObject, valueAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';
import { parseYaml } from '../../gateway/yaml.ts';
import { Unreadable } from '../../source.ts';
import { codeLines } from './lines.ts';

const workflowFile = /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines[\w.-]{0,30}\.ya?ml|\.circleci\/config\.ya?ml|bitbucket-pipelines\.ya?ml|Jenkinsfile|\.travis\.ya?ml|\.woodpecker\.ya?ml|\.forgejo\/workflows\/[^/]+\.ya?ml|\.gitea\/workflows\/[^/]+\.ya?ml)$/;

const runs: readonly (readonly [LintTool, RegExp])[] = [
  ['oxlint', /\boxlint\b/],
  ['eslint', /\beslint\b/],
  ['biome', /\bbiome\s+(?:ci|check|lint)\b/],
  ['ruff', /\bruff\b(?!-format)/],
  ['bandit', /\bbandit\b/],
  ['semgrep', /\bsemgrep\b/],
  ['golangci-lint', /\bgolangci-lint\b/],
  ['gosec', /\bgosec\b/],
  ['clippy', /\bcargo\s+clippy\b/],
  ['codeql', /github\/codeql-action\/analyze/],
  ['rustc', /\bcargo\s+(?:build|check|test)\b/],
  ['script', /\b(?:npm|pnpm|yarn|bun|make|just|task|nox|tox|poe)\s+(?:run\s+|-e\s+)?lint(?:[:\w-]*)\b|\bpre-commit\s+run\b/],
];
const goesOn = /\|\|\s*(?:true|:|exit 0)|--exit-zero|\b--no-error\b|--no-fail\b|continue-on-error\s*:\s*true|allow_failure\s*:\s*true|continueOnError\s*:\s*true/;
const publishing = /\bnpm\s+publish\b|\bpnpm\s+(?:-r\s+)?publish\b|\byarn\s+(?:npm\s+)?publish\b|\bcargo\s+publish\b|\btwine\s+upload\b|pypa\/gh-action-pypi-publish|\bpoetry\s+publish\b|\buv\s+publish\b|\bdocker\s+push\b|docker\/build-push-action|\bgoreleaser\b|\bgh\s+release\s+(?:create|upload)|softprops\/action-gh-release|actions\/create-release|\bhelm\s+push\b|\bmvn\b[^\n]{0,80}\bdeploy\b|\bgradlew?\b[^\n]{0,80}\bpublish|semantic-release|changesets\/action|\bgem\s+push\b|\bdotnet\s+nuget\s+push\b/;
const testing = /\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:test|check|lint|ci:test|verify)|\bnpm\s+t\b|\b(?:cargo|go|mvn|gradlew?|swift|dotnet|make|tox|nox|bazel)\s+(?:[\w:-]+\s+)?(?:test|check|verify|clippy|vet)\b|\bpytest\b|\btox\b|\bnox\b|\bjest\b|\bvitest\b|\bmocha\b|\brspec\b|\bphpunit\b|\bctest\b|\bnode\s+--test\b|codeql-action|\bsemgrep\b|\bgolangci-lint\b|\beslint\b|\bruff\b/;

export function isWorkflow(path: string): boolean {
  return workflowFile.test(path);
}

/** Tools that look for weaknesses and run in a workflow, with whether a breach stops it. */
export function lintRuns(path: string, text: string): readonly LintRunPlace[] {
  const lines = codeLines(text);
  const found: LintRunPlace[] = [];
  for (const [index, { text: content, line }] of lines.entries()) {
    if (/^\s*-?\s*(?:name|description|id|key|path|paths)\s*:/.test(content)) continue;
    for (const [tool, pattern] of runs) {
      if (!pattern.test(content)) continue;
      // The step's own words stand within a few lines.
      const step = stepAround(lines, index);
      found.push({ path, line, tool, canFail: !goesOn.test(step) });
    }
  }
  return found;
}

function stepAround(lines: readonly { readonly text: string }[], index: number): string {
  let first = index;
  while (first > 0 && index - first < 15 && !/^\s*-\s/.test(lines[first]?.text ?? '')) first -= 1;
  let last = index + 1;
  while (last < lines.length && last - index < 15 && !/^\s*-\s/.test(lines[last]?.text ?? '')) last += 1;
  return lines.slice(first, last).map((line) => line.text).join('\n');
}

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
