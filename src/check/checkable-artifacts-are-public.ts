import { defineCheck } from '../model/check.ts';
import { kindTitles } from '../model/evidence/titles.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { pointerTo, pointersMax } from './document/artifact-pointer.ts';

/** Kinds that a maker publishes so that others can check them again with their own tools. */
const kinds = ['csaf-provider', 'disclosure-policy', 'package-provenance', 'sbom', 'security-advisory', 'security-txt', 'sign-in-metadata', 'vulnerability-statements'] as const;

/** Sees what was fetched from public places. Whether it makes the maker’s case, and why it came first, a person must say. */
export const checkableArtifactsArePublic = defineCheck({
  id: 'checkable-artifacts-are-public',
  title: 'Artifacts of the maker that anybody can check again were found in public places',
  failTitle: 'No artifact of the maker that others can check again was found in public places',
  why: 'What outsiders can examine with their own tools convinces more than any text about it.',
  fix: 'Publish bill of materials, provenance, advisories, statements on vulnerabilities and security.txt in their standard formats at their standard places.',
  references: ['Secure by Design white paper, principle 1'],
  needs: [],
  uses: kinds,
  isForPerson: true,
  run: (evidence) => {
    const found = kinds.map((kind) => ({ kind, items: (evidence[kind] as readonly Evidence[]).filter(({ artifact }) => artifact.origin === 'collected') })).filter(({ items }) => items.length > 0);
    if (found.length === 0) return { findings: [{ outcome: 'unknown', subject: 'public artifacts', pointers: [], message: ours('None of the files was fetched from a public place, so nobody can tell what outsiders can examine.') }] };
    const listed = found.map(({ kind, items }) => `${kindTitles[kind]} (${items.length})`).join(', ');
    const finding: Finding = { outcome: 'needs-review', subject: `public artifacts ${found.map(({ kind }) => kind).join(' ')}`, pointers: found.flatMap(({ items }) => items.slice(0, 1).map(({ artifact }) => pointerTo(artifact))).slice(0, pointersMax), message: say`From public places came: ${ours(listed)}. A person must say whether they make the maker’s case and why these were put first.` };
    return { findings: [finding] };
  },
});
