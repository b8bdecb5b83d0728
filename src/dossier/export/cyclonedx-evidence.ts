import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { evidenceAddress, evidenceName, placeName } from './place.ts';
import type { PublishedFinding } from './standing.ts';
import { evidenceWords, findingWords } from './words.ts';

/** The reference of a file: its place in the publication's list. */
export function fileRef(index: number): string {
  return `evidence:${index}`;
}

/** The reference of a finding. */
export function findingRef({ fingerprint }: PublishedFinding): string {
  return `finding:${fingerprint}`;
}

const words = (content: string): object => ({ attachment: { contentType: 'text/plain', content } });

/** A file as CycloneDX evidence. When it was made is not known, so no time is given; of a withheld file only the commitment is. */
export function fileEvidence(item: DossierPredicate['evidence'][number], index: number): object {
  return {
    'bom-ref': fileRef(index),
    propertyName: 'assay:evidence',
    description: evidenceWords(item),
    data: item.state === 'public'
      ? [{ name: item.path, contents: { url: evidenceAddress(item.path) } }, { name: 'digest', contents: words(item.digest) }]
      : [{ name: 'commitment', contents: words(item.commitment), classification: 'withheld' }],
  };
}

/** What a check saw, as CycloneDX evidence made when the product was assessed. */
export function findingEvidence(finding: PublishedFinding, { assessedAt, evidence }: DossierPredicate): object {
  return {
    'bom-ref': findingRef(finding),
    propertyName: 'assay:finding',
    description: findingWords(finding),
    data: [
      { name: 'outcome', contents: words(finding.outcome) },
      { name: 'check', contents: words(finding.check) },
      { name: 'subject', contents: words(finding.subject) },
      ...finding.pointers.map((pointer) => {
        const item = evidence[pointer.evidence];
        return { name: item === undefined ? fileRef(pointer.evidence) : evidenceName(item), contents: words(placeName(pointer, evidence)) };
      }),
    ],
    created: assessedAt,
  };
}
