import type { MeasureId } from '../../src/model/measure.ts';
import type { VerdictName } from '../../src/model/verdict.ts';
import { expired, valid, type Draft, type Word } from './draft.ts';
import type { SourceMix } from './source.ts';

/** Goals 2 and 3 rest on the same source tree: each plan says what to plant, and what follows for its goal. */
export interface CodePlan<Part> {
  readonly name: string;
  readonly needsStatement?: boolean;
  readonly mix: (draft: Draft) => Part;
  /** Written after the source; says the verdict. */
  readonly write: (draft: Draft) => VerdictName;
}

export type CredentialPart = Pick<SourceMix, 'credentials'>;
export type ClassPart = Omit<SourceMix, 'credentials'>;

/** The plan of both goals in which no file ships at all. */
export const nothingShips = 'nothing ships';

const passwords = 'pledge/default-passwords';
const classes = 'pledge/vulnerability-classes';

function before(draft: Draft, id: MeasureId, numerator: number, denominator: number): void {
  draft.history.push({ id, population: 'product', dimensions: {}, points: [{ at: '2026-03-01T00:00:00.000Z', numerator, denominator }] });
}

function affirm(draft: Draft, span: Word): void {
  draft.add('affirmations', { requirement: passwords, part: 'End of installation', scope: 'all installations', by: 'R. Example', role: 'head of product security', ...span });
}

const none = (): CredentialPart => ({ credentials: 0 });
const some = (draft: Draft): CredentialPart => ({ credentials: draft.random.between(1, 3) });

export const credentialPlans: readonly CodePlan<CredentialPart>[] = [
  // A scan that finds nothing is not absence in the product.
  { name: 'no credential', mix: none, write: () => 'partly-met' },
  { name: 'some credentials', mix: some, write: () => 'unknown' },
  { name: nothingShips, needsStatement: true, mix: none, write: () => 'unknown' },
  { name: 'fewer than before', mix: some, write: (draft) => { before(draft, 'default-credentials', 40, 50); return 'partly-met'; } },
  { name: 'more than before', mix: some, write: (draft) => { before(draft, 'default-credentials', 0, 50); return 'not-met'; } },
  { name: 'more than before, against a claim', needsStatement: true, mix: some, write: (draft) => { before(draft, 'default-credentials', 0, 50); draft.claim(passwords); return 'contradicted'; } },
  { name: 'fewer than the maker says there were', needsStatement: true, mix: some, write: (draft) => {
    draft.add('measures', { requirement: passwords, measure: 'default-credentials', population: 'product', chosenAt: '2026-01-05', baseline: { at: '2026-01-05', numerator: 9, denominator: 10 }, target: { value: 0 } });
    return 'partly-met';
  } },
  { name: 'no credential, end of installation affirmed', needsStatement: true, mix: none, write: (draft) => { affirm(draft, valid); return 'partly-met'; } },
  { name: 'no credential, the affirmation has ended', needsStatement: true, mix: none, write: (draft) => { affirm(draft, expired); return 'partly-met'; } },
  { name: 'all set aside, more than before', needsStatement: true, mix: () => ({ credentials: 5 }), write: (draft) => {
    before(draft, 'default-credentials', 0, 50);
    const fingerprints = ['deploy/site.env DB_PASSWORD', 'deploy/compose.yaml POSTGRES_PASSWORD'].map((subject) => `default-credentials-are-absent/${subject}`);
    for (const fingerprint of fingerprints) draft.add('setAside', { fingerprint, reason: 'removed with the next release', by: 'R. Example', until: '2027-01-31' });
    draft.setAside.push(...fingerprints);
    return 'not-met';
  } },
  { name: 'no credential any more', mix: none, write: (draft) => { before(draft, 'default-credentials', 6, 50); return 'partly-met'; } },
  // What is left to do does not contradict a claim of progress.
  { name: 'fewer than before, and a claim', needsStatement: true, mix: some, write: (draft) => { before(draft, 'default-credentials', 40, 50); draft.claim(passwords); return 'partly-met'; } },
  { name: 'counts its products', needsStatement: true, mix: some, write: (draft) => {
    const total = draft.random.between(5, 20);
    const withDefaultPassword = draft.random.between(1, 4);
    draft.set('products', { total, withDefaultPassword, at: '2026-10-01' });
    draft.measure('products-with-default-passwords', [{ at: '2026-10-01', numerator: withDefaultPassword, denominator: total }]);
    return 'unknown';
  } },
];

const few = (draft: Draft): number => draft.random.between(1, 6);

export const classPlans: readonly CodePlan<ClassPart>[] = [
  { name: 'every query bound', mix: (draft) => ({ bound: few(draft), joined: 0, escaped: few(draft), raw: 1, languages: 'mixed' }), write: () => 'partly-met' },
  { name: 'some queries joined', mix: (draft) => ({ bound: few(draft), joined: few(draft), escaped: few(draft), raw: few(draft), languages: 'safe' }), write: () => 'unknown' },
  { name: nothingShips, needsStatement: true, mix: () => ({ bound: 1, joined: 1, escaped: 1, raw: 1, languages: 'safe' }), write: () => 'unknown' },
  { name: 'fewer joined than before', mix: (draft) => ({ bound: 3 + few(draft), joined: few(draft), escaped: 0, raw: 2, languages: 'mixed' }), write: (draft) => { before(draft, 'parameterised-queries', 1, 20); return draft.metByMaker; } },
  { name: 'more joined than before', mix: (draft) => ({ bound: few(draft), joined: few(draft), escaped: few(draft), raw: 0, languages: 'safe' }), write: (draft) => { before(draft, 'parameterised-queries', 99, 100); return 'not-met'; } },
  { name: 'more joined than before, against a claim', needsStatement: true, mix: (draft) => ({ bound: few(draft), joined: few(draft), escaped: 0, raw: 0, languages: 'safe' }), write: (draft) => { before(draft, 'parameterised-queries', 99, 100); draft.claim(classes); return 'contradicted'; } },
  { name: 'chose HTML, better than the maker says it was', needsStatement: true, mix: (draft) => ({ bound: few(draft), joined: 1, escaped: 4 + few(draft), raw: 1, languages: 'safe' }), write: (draft) => {
    draft.add('measures', { requirement: classes, measure: 'escaped-html', chosenAt: '2026-01-05', baseline: { at: '2026-01-05', numerator: 1, denominator: 10 } });
    return 'partly-met';
  } },
  { name: 'no query, no sink, C beside Rust', mix: () => ({ bound: 0, joined: 0, escaped: 0, raw: 0, languages: 'mixed' }), write: () => 'unknown' },
  { name: 'no program', mix: () => ({ bound: 0, joined: 0, escaped: 0, raw: 0, languages: 'none' }), write: () => 'unknown' },
  { name: 'no query, every sink escapes', mix: (draft) => ({ bound: 0, joined: 0, escaped: few(draft), raw: 0, languages: 'safe' }), write: () => 'partly-met' },
  { name: 'all in memory-safe languages', mix: () => ({ bound: 0, joined: 0, escaped: 0, raw: 0, languages: 'safe' }), write: () => 'partly-met' },
  { name: 'chose memory safety, better than before', needsStatement: true, mix: (draft) => ({ bound: few(draft), joined: few(draft), escaped: 0, raw: 0, languages: 'mixed' }), write: (draft) => {
    draft.add('measures', { requirement: classes, measure: 'memory-safe-code', chosenAt: '2026-01-05' });
    before(draft, 'memory-safe-code', 1, 1000);
    return draft.metByMaker;
  } },
  { name: 'no program, and a claim', needsStatement: true, mix: () => ({ bound: 0, joined: 0, escaped: 0, raw: 0, languages: 'none' }), write: (draft) => { draft.claim(classes); return 'claimed'; } },
  { name: 'every query joined', mix: (draft) => ({ bound: 0, joined: few(draft), escaped: 0, raw: few(draft), languages: 'safe' }), write: () => 'unknown' },
];
