import type { Check } from '../model/check.ts';
import { documentForms, type DocumentType } from '../model/evidence/document-forms.ts';
import { kindTitles } from '../model/evidence/titles.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { CheckedFinding } from '../model/finding.ts';
import { ours, say, type Text } from '../model/text.ts';

/** What would move a check; steps with the same key are one step. */
export interface Suggestion {
  readonly key: string;
  readonly action: Text;
  readonly how: Text;
  /** Whether the check can pass or fail once this alone is done: no other evidence and no person is needed besides. */
  readonly isEnough: boolean;
}

type Deed = Omit<Suggestion, 'isEnough'>;

/** What would give a check something to look at, mend what it found, or let a person settle it. */
export function stepsOf(check: Check, findings: readonly CheckedFinding[]): readonly Suggestion[] {
  const deeds = deedsOf(check, findings);
  // Of what a check needs, all must be there; of what it only uses and of its documents, any one will do.
  const isEnough = deeds.some(({ key }) => key.startsWith('review ')) || (check.isForPerson !== true && check.needs.length <= 1);
  return deeds.map((deed) => ({ ...deed, isEnough }));
}

function deedsOf(check: Check, findings: readonly CheckedFinding[]): readonly Deed[] {
  const has = (outcome: CheckedFinding['outcome']): boolean => findings.some((finding) => finding.outcome === outcome);
  if (findings.some(({ outcome, subject }) => outcome === 'unknown' && subject === 'evidence')) {
    const kinds = check.needs.length > 0 ? check.needs : (check.uses ?? []);
    return kinds.flatMap((kind) => (kind === 'document' && check.documents !== undefined ? documentSteps(check.documents) : evidenceSteps(kind)));
  }
  const absent = (check.documents ?? []).filter((type) => findings.some(({ outcome, subject }) => (outcome === 'unknown' || outcome === 'fail') && subject === type));
  if (absent.length > 0) return documentSteps(absent);
  if (has('fail')) return [{ key: `check ${check.id}`, action: say`mend: ${ours(lowerFirst(check.failTitle))}`, how: say`npx assay explain ${ours(check.id)}` }];
  if (has('needs-review')) return [{ key: `review ${check.needs.join(' ')}`, action: say`read the ${ours(check.needs.map((kind) => kindTitles[kind]).join(' and '))} and say what it means`, how: say`assay.yaml, reviews` }];
  return [];
}

/** Kinds that no file of the product holds, or that a command makes. */
const otherWays: Partial<Record<EvidenceKind, Omit<Deed, 'key'> | 'none'>> = {
  'product-statement': { action: ours('write the product statement (assay.yaml)'), how: ours('npx assay init') },
  'public-places': { action: ours('look at what your site shows to everybody'), how: ours('npx assay vendor your-domain') },
  repository: { action: ours('check a clone with its Git history'), how: ours('npx assay check in the clone') },
  'source-tree': 'none',
};

function evidenceSteps(kind: EvidenceKind): readonly Deed[] {
  const key = `kind ${kind}`;
  const other = otherWays[kind];
  if (other === 'none') return [];
  if (other !== undefined) return [{ key, ...other }];
  const verb = kind === 'document' || kind === 'disclosure-policy' || kind === 'security-txt' ? 'publish and name' : 'hand over';
  return [{ key, action: say`${ours(verb)} ${ours(withArticle(kindTitles[kind]))}`, how: say`assay.yaml, evidence (${ours(kind)})` }];
}

/** A document of one type answers only what is asked of this type. */
function documentSteps(types: readonly DocumentType[]): readonly Deed[] {
  return types.map((type) => ({ key: `document ${type}`, action: say`write or name ${ours(withArticle(documentForms[type].title))}`, how: ours('assay.yaml, evidence (document)') }));
}

function withArticle(title: string): string {
  return `${/^[aeiou]/.test(title) ? 'an' : 'a'} ${title}`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
