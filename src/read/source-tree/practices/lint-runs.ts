import type { LintRunPlace, LintTool } from '../../../model/evidence/build-practices.ts';
import { codeLines } from './lines.ts';

/** Names of tools as commands, and as actions or images that run them. */
const tools: readonly (readonly [LintTool, RegExp])[] = [
  ['oxlint', /^oxlint\b/],
  ['eslint', /^eslint\b/],
  ['biome', /^biome\s+(?:ci|check|lint)\b/],
  ['ruff', /^ruff(?:\s+check\b|\s+\.|\s*$|-action\b)/],
  ['bandit', /^bandit\b/],
  ['semgrep', /^semgrep\b/],
  ['golangci-lint', /^golangci-lint\b/],
  ['gosec', /^gosec\b/],
  ['clippy', /^cargo\s+clippy\b/],
  ['codeql', /^codeql(?:-action\/analyze|\s+database\s+analyze)\b/],
  ['coverity', /^(?:cov-build|coverity-scan-action|coverity-on-polaris-action)\b/],
  ['sonar', /^(?:sonar-scanner|sonarqube-scan-action|sonarcloud-github-action|mvnw?\b.{0,200}\bsonar:sonar|gradlew?\b.{0,200}\bsonar(?:qube)?)\b/],
  ['snyk-code', /^snyk\s+code\s+test\b/],
  ['clang-analyzer', /^(?:scan-build|run-clang-tidy|clang-tidy)(?:-\d{1,3})?(?:\.py)?\s/],
  ['brakeman', /^brakeman\b/],
  ['njsscan', /^njsscan(?:-action)?\b/],
  ['spotbugs', /^(?:spotbugs\b|mvnw?\b.{0,200}\bspotbugs:check\b|gradlew?\b.{0,200}\bspotbugs)/],
  ['rustc', /^cargo\s+(?:build|check|test)\b/],
  ['node-script', /^(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?lint(?:[:\w-]*)\b/],
  ['script', /^(?:(?:make|just|task|nox|tox|poe)\s+(?:run\s+|-[es]\s+)?lint(?:[:\w-]*)\b|(?:pre-commit|prek)\s+run\b|(?:pre-commit\/action|prek-action)\b)/],
];
/** What stands before the name of a program that is run by another one. */
const runner = /^(?:sudo|time|exec|npx(?:\s+--?[\w-]{1,30})*|(?:npm|pnpm|yarn|bun)\s+(?:exec|dlx)(?:\s+--)?|yarn(?!\s+(?:run\s+)?lint)|bunx|uvx|uv\s+run|pipx\s+run|poetry\s+run|pipenv\s+run|hatch\s+run|python3?\s+-m|go\s+run|mise\s+exec\s+--|[A-Z_][A-Z\d_]{0,40}=\S{0,100})\s+/;
const goesOn = /\|\|\s*(?:true|:|exit 0)|--exit-zero|\b--no-error\b|--no-fail\b|continue-on-error\s*:\s*true|allow_failure\s*:\s*true|continueOnError\s*:\s*true/;

/** Tools that look for weaknesses and run in a workflow, with whether a breach stops it. A name counts where a command, an action or an image stands. */
export function lintRuns(path: string, text: string): readonly LintRunPlace[] {
  const lines = codeLines(text);
  const found: LintRunPlace[] = [];
  for (const [index, { text: content, line }] of lines.entries()) {
    const started = startedIn(content);
    for (const [tool, pattern] of tools) {
      // The step's own words stand within a few lines.
      if (started.some((program) => pattern.test(program))) found.push({ path, line, tool, canFail: !goesOn.test(stepAround(lines, index)) });
    }
  }
  return found;
}

/** What a line starts: the programs of its commands, or what its action or image is called. */
function startedIn(line: string): readonly string[] {
  const taken = /^\s*(?:-\s+)?["']?(?:uses|image)["']?\s*:\s*["']?([^\s"'@]{1,200})/.exec(line)?.[1];
  if (taken !== undefined) {
    const parts = taken.replace(/:.*$/, '').split('/');
    return parts.map((_, from) => parts.slice(from).join('/'));
  }
  const script = line.replace(/^\s*(?:-\s+)?(?:["']?(?:run|script|command|before_script)["']?\s*:\s*[|>]?[-+]?\s*|(?:sh|bat)\s*\(?\s*)?["']{0,3}/, '');
  return script.split(/;|&&|\|\||\|\s/, 50).map((command) => {
    let rest = command.trim();
    for (let turn = 0; turn < 5 && runner.test(rest); turn += 1) rest = rest.replace(runner, '');
    return rest.replace(/^[\w.@/-]{0,200}\/(?=[\w-]{1,40}(?:@|\s|$))/, '').replace(/^([\w-]{1,40})@\S{0,100}/, '$1').replace(/["']$/, '');
  });
}

function stepAround(lines: readonly { readonly text: string }[], index: number): string {
  let first = index;
  while (first > 0 && index - first < 15 && !/^\s*-\s/.test(lines[first]?.text ?? '')) first -= 1;
  let last = index + 1;
  while (last < lines.length && last - index < 15 && !/^\s*-\s/.test(lines[last]?.text ?? '')) last += 1;
  return lines.slice(first, last).map((line) => line.text).join('\n');
}
