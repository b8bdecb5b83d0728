import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { isValidAt } from '../../judge/validity.ts';
import type { OscalAssessmentResults } from '../../report/oscal-results/results-schema.ts';
import { own, plain } from './oscal-words.ts';
import { personWords } from './words.ts';

type Document = OscalAssessmentResults['assessment-results'];
type Attestations = NonNullable<Document['results'][number]['attestations']>;
type Parties = NonNullable<Document['metadata']['parties']>;
type Word = DossierPredicate['claims'][number] | DossierPredicate['affirmations'][number];

const partNamespace = 'urn:assay:assessment';

/** Words of people that count on the day of the assessment: as OSCAL's attestations, each by the one who said it. */
export function attestationsOf(predicate: DossierPredicate, uuid: (name: string) => string): Attestations {
  const { claims, affirmations } = wordsInForce(predicate);
  return [
    ...claims.map((claim) => attestation('claim', claim, [claim.text, ...(claim.reasoning === undefined ? [] : [claim.reasoning])].join(' '), uuid)),
    ...affirmations.map((item) => attestation('affirmation', item, `Stands by ${item.requirement}${item.part === undefined ? '' : ` (${item.part})`}, for ${item.scope}.`, uuid)),
  ];
}

/** The people behind them, each once. */
export function peopleOf(predicate: DossierPredicate, uuid: (name: string) => string): Parties {
  const { claims, affirmations } = wordsInForce(predicate);
  const people = new Map([...claims, ...affirmations].map((word) => [personUuid(word, uuid), word.by]));
  return [...people].map(([id, { name, role }]) => ({ uuid: id, type: 'person', name: own('name', name).value, props: [own('role', role)], 'member-of-organizations': [uuid('maker')] }));
}

function wordsInForce({ claims, affirmations, assessedAt }: DossierPredicate): Pick<DossierPredicate, 'claims' | 'affirmations'> {
  return { claims: claims.filter((word) => isValidAt(word, assessedAt)), affirmations: affirmations.filter((word) => isValidAt(word, assessedAt)) };
}

function attestation(name: 'claim' | 'affirmation', word: Word, prose: string, uuid: (name: string) => string): Attestations[number] {
  return {
    'responsible-parties': [{ 'role-id': name === 'claim' ? 'claimant' : 'affirmer', 'party-uuids': [personUuid(word, uuid)] }],
    parts: [{ name, ns: partNamespace, title: plain(personWords(word)), props: [own('requirement', word.requirement), own('from', word.at), own('until', word.expiresAt)], prose: plain(prose) }],
  };
}

function personUuid({ by }: Word, uuid: (name: string) => string): string {
  return uuid(`person ${JSON.stringify([by.name, by.role])}`);
}
