import type { ToolCategory } from '../../model/evidence/tool-results.ts';

/** Well-known tools by the beginning of the name that they give in their reports, in lower case. */
const names: readonly (readonly [category: ToolCategory, names: readonly string[]])[] = [
  ['static-analysis', ['codeql', 'semgrep', 'opengrep', 'bandit', 'gosec', 'brakeman', 'spotbugs', 'findsecbugs', 'find security bugs', 'pmd', 'sonar', 'eslint', 'oxlint', 'ruff', 'clippy', 'cppcheck', 'clang-tidy', 'clang static analyzer', 'psalm', 'phpstan', 'devskim', 'security code scan', 'flawfinder', 'snyk code', 'snykcode', 'coverity', 'fortify', 'checkmarx', 'veracode', 'infer', 'mobsf', 'mobsfscan', 'bearer', 'njsscan', 'golangci-lint', 'staticcheck', 'pylint', 'pvs-studio', 'klocwork', 'gcc', 'msvc', 'nodejsscan', 'rubocop', 'detekt', 'swiftlint', 'insider', 'horusec']],
  ['dynamic-analysis', ['zap', 'owasp zap', 'nuclei', 'burp', 'dastardly', 'stackhawk', 'hawkscan', 'wapiti', 'nikto', 'arachni', 'schemathesis', 'restler', 'libfuzzer', 'clusterfuzz', 'oss-fuzz', 'mayhem', 'invicti', 'acunetix', 'bright']],
  ['dependencies', ['trivy', 'grype', 'osv-scanner', 'osv scanner', 'snyk open source', 'dependency-check', 'owasp dependency', 'npm audit', 'pip-audit', 'cargo-audit', 'govulncheck', 'black duck', 'mend', 'sonatype', 'retire']],
  ['secrets', ['gitleaks', 'trufflehog', 'detect-secrets', 'ggshield', 'gitguardian', 'talisman']],
  ['configuration', ['checkov', 'kics', 'tfsec', 'terrascan', 'hadolint', 'zizmor', 'actionlint', 'kube-linter', 'kubesec', 'kube-score', 'cfn', 'templateanalyzer', 'dockle', 'prowler', 'regula']],
  ['repository-practices', ['scorecard', 'openssf scorecard', 'allstar', 'legitify']],
];

/** What a tool of this name looks at; `not-told` for one that is not in the table. */
export function toolCategoryOf(name: string): ToolCategory {
  const lower = name.trim().toLowerCase();
  return names.find(([, list]) => list.some((known) => lower === known || lower.startsWith(`${known} `) || lower.startsWith(`${known}-`) || (known === 'sonar' && lower.startsWith(known))))?.[0] ?? 'not-told';
}
