/** Writes docs/generated/checks.md: every check with its words, and its fixtures with what the check says of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { requirementsByCheck } from '../src/catalog/index.ts';
import { checks, type CheckId } from '../src/check/index.ts';
import { runCheck } from '../src/judge/run-checks.ts';
import type { Check } from '../src/model/check.ts';
import { kindTitles } from '../src/model/evidence/titles.ts';
import { markdown } from '../src/report/escape/markdown.ts';
import { fixtureEvidence, type CheckFixture } from './fixture-evidence.ts';
import { writeOrCheck } from './write-or-check.ts';

const everyCheck: readonly Check[] = checks;

function examples(id: string): string {
  const home = new URL(`../fixtures/check/${id}/`, import.meta.url);
  return readdirSync(home).filter((name) => name.endsWith('.json')).toSorted().map((name) => {
    const fixture = JSON.parse(readFileSync(new URL(name, home), 'utf8')) as CheckFixture;
    const check = everyCheck.find((item) => item.id === id);
    const findings = check === undefined ? [] : runCheck(check, fixtureEvidence(fixture), { assessedAt: fixture.assessedAt }).findings;
    return `- \`${name}\`\n${findings.slice(0, 6).map((finding) => `  - ${finding.outcome}: ${markdown`${finding.message}`.value}`).join('\n')}`;
  }).join('\n');
}

const pages = everyCheck.map((check) => `## ${check.id}

${markdown`${{ parts: [check.title] }}`.value}. Else: ${markdown`${{ parts: [check.failTitle] }}`.value}.

- Why: ${markdown`${{ parts: [check.why] }}`.value}
- How to mend: ${markdown`${{ parts: [check.fix] }}`.value}
- Reads: ${[...check.needs, ...(check.uses ?? [])].map((kind) => kindTitles[kind]).join(', ')}${check.isScan === true ? '\n- A scan: finding nothing in the files read is not absence in the product, so it reaches at most «partly met».' : ''}
- Follows: ${markdown`${{ parts: [check.references.join('; ')] }}`.value}
- Speaks for: ${(requirementsByCheck.get(check.id as CheckId) ?? []).map((id) => `\`${id}\``).join(', ')}

Examples, from \`fixtures/check/${check.id}/\`:

${examples(check.id)}
`);

writeOrCheck('docs/generated/checks.md', `# Checks

<!-- Written by tools/generate-check-docs.ts. -->

${everyCheck.length} checks. Each is a sentence that is true when it passes. The examples are run when this page is written.

${pages.join('\n')}`);
