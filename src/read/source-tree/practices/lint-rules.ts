import type { BannedClass, LintRulePlace, LintTool } from '../../../model/evidence/build-practices.ts';
import { codeLines } from './lines.ts';

interface Config {
  readonly tool: LintTool;
  readonly file: RegExp;
}

const configs: readonly Config[] = [
  { tool: 'eslint', file: /(?:^|\/)(?:\.eslintrc(?:\.(?:json|c?js|ya?ml))?|eslint\.config\.[cm]?[jt]s)$/ },
  { tool: 'oxlint', file: /(?:^|\/)\.?oxlintrc\.jsonc?$/ },
  { tool: 'biome', file: /(?:^|\/)biome\.jsonc?$/ },
  { tool: 'ruff', file: /(?:^|\/)(?:\.?ruff\.toml|pyproject\.toml)$/ },
  { tool: 'bandit', file: /(?:^|\/)(?:\.bandit|bandit\.ya?ml)$/ },
  { tool: 'semgrep', file: /(?:^|\/)(?:\.semgrep(?:\.ya?ml|\/[^/]+\.ya?ml)|semgrep\.ya?ml)$/ },
  { tool: 'golangci-lint', file: /(?:^|\/)\.golangci\.(?:ya?ml|toml|json)$/ },
  { tool: 'clippy', file: /(?:^|\/)(?:clippy|\.clippy|Cargo)\.toml$/ },
  { tool: 'rustc', file: /(?:^|\/)(?:lib|main|mod)\.rs$/ },
];

/** Rules of linters by name, with the class that they ban. */
const bans: readonly (readonly [BannedClass, RegExp])[] = [
  ['sql', /sql-injection|no-sql|tainted-sql|no-unsafe-query|no-raw-sql|no-string-concat(?:enation)?-sql|\b[SB]608\b|hardcoded_sql|\bG20[12]\b|p\/sql-injection|detect-sql/i],
  ['xss', /no-danger(?:-with-children|ously-set-innerhtml)?\b|no-?unsanitized|no-v-html|no-at-html-tags|jsx-no-target-blank|noDangerouslySetInnerHtml|unsafe-html|no-inner-html|\b[SB](?:308|701|703)\b|p\/xss|no-document-write|\bG203\b/i],
  ['command', /detect-child-process|no-child-process|subprocess-shell|\b[SB]60[2-7]\b|p\/command-injection|\bG204\b|dangerous-spawn/i],
  ['path', /detect-non-literal-fs-filename|path-traversal|\bG30[45]\b|\bG110\b|\b[SB]202\b/i],
  ['deserialisation', /\bno-eval\b|no-implied-eval|no-new-func|noGlobalEval|security\/detect-eval|\b[SB](?:301|302|307|506|102)\b|p\/insecure-deserialization|unsafe-yaml|avoid-pickle/i],
  ['ssrf', /\bssrf\b|\b[SB]310\b|\bG107\b/i],
  ['memory', /unsafe_code|undocumented_unsafe_blocks|no-unsafe-memory/],
];
const wholeSets: readonly (readonly [LintTool, RegExp, readonly BannedClass[]])[] = [
  ['ruff', /(?:select|extend-select)\s*=\s*\[[^\]]*["'](?:S|ALL|S6)["']/, ['sql', 'command', 'deserialisation', 'xss']],
  ['bandit', /./, ['sql', 'command', 'deserialisation', 'xss']],
  ['golangci-lint', /^\s*-?\s*["']?gosec\b/, ['sql', 'command', 'path']],
  ['golangci-lint', /enable-all\s*:\s*true|default\s*:\s*all/, ['sql', 'command', 'path']],
  ['eslint', /plugin:security\/recommended|security\.configs\.(?:\[?["']?)?recommended/, ['command', 'path', 'deserialisation']],
  ['eslint', /plugin:no-unsanitized|no-?unsanitized\.configs/i, ['xss']],
  ['semgrep', /p\/(?:security-audit|owasp-top-ten|default|ci|javascript|python|typescript)\b/, ['sql', 'xss', 'command']],
  ['oxlint', /["'](?:correctness|suspicious|restriction)["']\s*:\s*["'](?:error|deny)["']/, ['deserialisation']],
];

export function lintConfigOf(path: string): LintTool | undefined {
  return configs.find(({ file }) => file.test(path))?.tool;
}

/** Rules against a class of weakness that a linter's settings name; each class once a line. */
export function lintRules(path: string, tool: LintTool, text: string): readonly LintRulePlace[] {
  const found: LintRulePlace[] = [];
  if (tool === 'ruff' && path.endsWith('pyproject.toml') && !/\[tool\.(?:ruff|bandit)/.test(text)) return [];
  // A rule that the project wrote itself: the class stands in its name or message.
  const isOwnRules = tool === 'semgrep' && /^\s*rules\s*:/m.test(text);
  const wholes = wholeSets.filter(([own]) => own === tool);
  let isWholeSeen = false;
  for (const { text: content, line } of codeLines(text)) {
    const level = levelOf(content, tool);
    for (const [bansClass, pattern] of bans) {
      if ((tool === 'rustc' || tool === 'clippy') && bansClass !== 'memory') continue;
      if (isOwnRules && !/^\s*-?\s*id\s*:/.test(content)) continue;
      if (pattern.test(content)) found.push({ path, line, tool, bans: bansClass, level: isOwnRules ? 'error' : level });
    }
    for (const [, pattern, classes] of isWholeSeen ? [] : wholes) {
      if (!pattern.test(content)) continue;
      isWholeSeen = tool === 'bandit';
      for (const bansClass of classes) found.push({ path, line, tool, bans: bansClass, level: 'error' });
    }
  }
  return found;
}

function levelOf(line: string, tool: LintTool): LintRulePlace['level'] {
  if (/["'](?:off|allow)["']|:\s*(?:off|0|false)\b|:\s*\[?\s*0\b|\b(?:ignore|disable|exclude|skips?)\s*[=:]/i.test(line)) return 'off';
  if (/["']warn(?:ing)?["']|:\s*warn\b|:\s*\[?\s*1\b/.test(line)) return 'warning';
  if (tool === 'rustc') return /#!\[(?:forbid|deny)\(/.test(line) ? 'error' : 'warning';
  if (tool === 'clippy') return /["'](?:forbid|deny)["']/.test(line) ? 'error' : 'warning';
  return 'error';
}
