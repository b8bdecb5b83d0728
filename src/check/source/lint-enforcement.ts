import type { CheckResult } from '../../model/check.ts';
import type { BannedClass, LintRulePlace, LintTool } from '../../model/evidence/build-practices.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say } from '../../model/text.ts';
import { nothingSeen, placed, placesIn, type PlaceIn } from './practice-findings.ts';
import type { Tree } from './place-findings.ts';

const classes: Readonly<Record<BannedClass, string>> = {
  sql: 'joined database queries',
  xss: 'raw HTML output',
  command: 'commands put together from text',
  path: 'file names from elsewhere',
  deserialisation: 'text and data that become code',
  ssrf: 'addresses from elsewhere',
  memory: 'unsafe memory',
};

/** A script named `lint` may run any linter that has no workflow step of its own; one of a package of npm runs those of npm. */
const runBy: Partial<Readonly<Record<LintTool, ReadonlySet<LintTool>>>> = {
  'node-script': new Set(['eslint', 'oxlint', 'biome', 'semgrep']),
  script: new Set(['eslint', 'oxlint', 'biome', 'ruff', 'bandit', 'semgrep', 'golangci-lint', 'clippy']),
};

/**
 * Whether linters ban classes of weakness and a workflow obeys them.
 * Banned: a rule at the level that fails, and a workflow step that runs the tool and can fail. Anything less is for a person to read,
 * but for a step that goes on after a breach, which fails.
 */
export function lintEnforcement(wanted: readonly BannedClass[], trees: readonly Tree[]): CheckResult {
  const rules = placesIn(trees, (practices) => practices.lintRules).filter(({ place }) => wanted.includes(place.bans) && place.level !== 'off');
  const runs = placesIn(trees, (practices) => practices.lintRuns);
  if (rules.length === 0) {
    return nothingSeen('rules against classes of weakness', say`No settings of a known linter were seen that ban ${ours(wanted.map((one) => classes[one]).join(', '))}. Known are ESLint, oxlint, Biome, Ruff, Bandit, Semgrep, golangci-lint, Clippy and the Rust compiler; others are not read.`, trees);
  }
  const findings = wanted.flatMap((bans): readonly Finding[] => {
    const own = rules.filter(({ place }) => place.bans === bans);
    return own.length === 0 ? [] : [findingOf(bans, own, runs)];
  });
  return { findings };
}

function findingOf(bans: BannedClass, rules: readonly PlaceIn<LintRulePlace>[], runs: ReturnType<typeof placesIn<{ readonly path: string; readonly line: number; readonly tool: LintTool; readonly canFail: boolean }>>): Finding {
  const subject = `rule against ${classes[bans]}`;
  const failing = rules.filter(({ place }) => place.level === 'error');
  const [first] = failing;
  if (first === undefined) return placed('needs-review', subject, say`A rule against ${ours(classes[bans])} only warns, in ${quote(rules[0]?.place.path ?? '')}; a person must read whether a breach stops a change.`, rules);
  const tools = new Set(failing.map(({ place }) => place.tool));
  const own = runs.filter(({ place }) => tools.has(place.tool) || [...tools].some((tool) => runBy[place.tool]?.has(tool) === true));
  const stopping = own.find(({ place }) => place.canFail);
  if (stopping !== undefined) return placed('pass', subject, say`The settings in ${quote(first.place.path)} ban ${ours(classes[bans])}, and ${quote(stopping.place.path)} runs the tool in a step that fails on a breach.`, [...failing, stopping]);
  const [idle] = own;
  if (idle !== undefined) return placed('fail', subject, say`The settings in ${quote(first.place.path)} ban ${ours(classes[bans])}, but the step in ${quote(idle.place.path)} goes on after a breach; a step that can fail was expected.`, [...failing, idle]);
  return placed('needs-review', subject, say`The settings in ${quote(first.place.path)} ban ${ours(classes[bans])}; no workflow that runs the tool was seen, so a person must read whether the build obeys.`, failing);
}
