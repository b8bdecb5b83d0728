import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { requirementById } from '../../catalog/index.ts';
import { rawText } from '../../model/text.ts';
import { verdictTitles } from '../../report/words.ts';
import { evidenceOf, type PublishedFinding, type Standing } from './standing.ts';

type Evidence = DossierPredicate['evidence'][number];
type Word = DossierPredicate['claims'][number] | DossierPredicate['affirmations'][number];

/** Said in every other form of a dossier: what it is not. */
export const formLimits = 'Made from a signed dossier, which alone counts. The maker assessed its own product. Nothing here is added up to one figure, and what was not looked at is unknown, not fine.';

/** The requirement's title, or its id where this catalogue does not hold it. */
export function titleOf(requirement: string): string {
  return requirementById.get(requirement)?.title ?? requirement;
}

/** The verdict with its reason, and what it rests on part by part. */
export function conformanceWords({ verdict }: Standing): string {
  if (verdict === undefined) return 'No verdict: the publisher claims it, and nothing was assessed.';
  if (verdict.isAnotherWay === true) return 'Another way, which this product did not choose; that is no shortcoming.';
  const parts = verdict.parts.length < 2 ? [] : verdict.parts.map((part) => `${part.name}: ${verdictTitles[part.verdict]}. ${rawText(part.reason)}`);
  return [`Verdict: ${verdictTitles[verdict.verdict]}. ${rawText(verdict.reason)}`, ...parts].join(' ');
}

const originWords = { collected: 'fetched from a public place', 'handed-over': 'handed over by the maker', declared: 'declared by the maker' } as const;

/** Where the evidence came from, whether it is whole, and what of it is withheld: why to believe it, in words. */
export function confidenceWords(standing: Standing, evidence: readonly Evidence[]): string {
  const files = evidenceOf(standing).flatMap((index) => evidence[index] ?? []);
  const seen = [...standing.findings, ...files];
  if (seen.length === 0) return standing.claims.length > 0 ? 'No file stands behind this: a person’s word alone.' : 'No file stands behind this.';
  const origins = (['collected', 'handed-over', 'declared'] as const).filter((origin) => seen.some((item) => item.origin === origin)).map((origin) => originWords[origin]);
  const whole = seen.every((item) => item.complete) ? 'It is complete as far as is known.' : 'Part of it is missing, unread or known to be incomplete.';
  const withheld = files.some((file) => file.state === 'withheld') ? ' Part of it is withheld: a salted digest stands for it, and customers under agreement can be shown the file.' : '';
  return `Evidence ${origins.join(', and ')}. ${whole}${withheld}`;
}

const outcomeWords = { pass: 'Seen as expected', fail: 'Seen otherwise than expected', unknown: 'Not known', 'not-applicable': 'Does not apply', 'needs-review': 'A person must read this', error: 'The check could not run' } as const satisfies Record<PublishedFinding['outcome'], string>;

/** A finding in words: outcome, message, and by whom it was set aside. */
export function findingWords({ outcome, message, setAside }: PublishedFinding): string {
  return `${outcomeWords[outcome]}: ${rawText(message)}${setAside === undefined ? '' : ` Set aside by ${setAside.by} until ${setAside.until}: ${setAside.reason}`}`;
}

/** A file as evidence: what it was taken for, where it came from, and its digest or commitment. */
export function evidenceWords(item: Evidence): string {
  const kind = [item.kind, item.format].filter((word) => word !== undefined).join(', ');
  const what = item.state === 'public' ? `Public file of ${item.sizeBytes} bytes` : 'Withheld file';
  return `${what}${kind === '' ? '' : ` (${kind})`}, ${originWords[item.origin]}, ${item.complete ? 'read as a whole' : 'not read, or only in part'}. ${item.state === 'public' ? `Digest ${item.digest}` : `Commitment ${item.commitment}`}.`;
}

/** Who stands by it and in which days. */
export function personWords({ by, at, expiresAt }: Word): string {
  return `${by.name}, ${by.role}, from ${at} until ${expiresAt}`;
}
