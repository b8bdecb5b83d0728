import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { counted, ours, say } from '../../model/text.ts';
import { pointerTo, pointersMax } from '../document/artifact-pointer.ts';

export type Advisory = Evidence<'security-advisory'>;

/** The advisories that bear on the maker, and what is to be said about the others. */
export interface MakerAdvisories {
  readonly own: readonly Advisory[];
  readonly findings: readonly Finding[];
}

/**
 * Sorts documents by who publishes them and whether they are out: only what a maker (publisher category vendor) has released speaks for it.
 * A document of a coordinator or a finder says nothing about the maker's duty, and a draft nothing about what customers get.
 */
export function makerAdvisories(evidence: readonly Advisory[], wanted: (advisory: Advisory) => boolean = isAboutFlaws): MakerAdvisories {
  const ofOthers = evidence.filter(({ facts }) => facts.publisherCategory !== 'vendor');
  const drafts = evidence.filter(({ facts }) => facts.publisherCategory === 'vendor' && facts.status === 'draft');
  const released = evidence.filter(({ facts }) => facts.publisherCategory === 'vendor' && facts.status !== 'draft');
  const own = released.filter(wanted);
  const others = released.filter((advisory) => !wanted(advisory));
  const aside = [
    ...leftOut('advisories of others', ofOthers, (count) => say`${counted(count, 'document was', 'documents were')} published by others than a maker, and shown without judgement.`),
    ...leftOut('drafts', drafts, (count) => say`${counted(count, 'document is a draft', 'documents are drafts')}, which customers do not get.`),
    ...leftOut('documents of another purpose', others, (count) => say`${counted(count, 'document is', 'documents are')} of a profile that this does not ask about.`),
  ];
  // With none there is no share to state: never a pass, and no reason why nothing should be asked.
  return { own, findings: own.length > 0 ? aside : [...aside, { outcome: 'unknown', subject: 'advisories', message: ours('No advisory of the maker that this asks about is in the files.'), pointers: [] }] };
}

/** Advisories that tell of flaws of the maker's own: no VEX, which mostly speaks of flaws in components, and no text without flaws. */
export function isAboutFlaws({ facts }: Advisory): boolean {
  return facts.profile !== 'csaf_vex' && facts.vulnerabilities.length > 0;
}

function leftOut(subject: string, advisories: readonly Advisory[], message: (count: number) => Finding['message']): readonly Finding[] {
  if (advisories.length === 0) return [];
  return [{ outcome: 'not-applicable', subject, message: message(advisories.length), count: advisories.length, pointers: advisories.slice(0, pointersMax).map(({ artifact }) => pointerTo(artifact)) }];
}
