import type { Digest } from '../../src/model/artifact.ts';
import { goals } from '../../src/catalog/goals.ts';
import type { MeasureId, MeasurePoint, Population } from '../../src/model/measure.ts';
import { ours, quote, say } from '../../src/model/text.ts';
import type { VerdictName } from '../../src/model/verdict.ts';
import type { GoalFacts, ProductFacts, ReportFacts, SeriesFacts, VerdictFacts } from '../../src/report/maker-reports/report-facts.ts';

/** Month ends from October 2025 to November 2026. */
const months = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(2025, 10 + index, 0)).toISOString().slice(0, 10));

export function digestOf(number: number): Digest {
  return `sha256:${(number * 2_654_435_761 % 4_294_967_296).toString(16).padStart(8, '0').repeat(8)}`;
}

function series(measure: MeasureId, population: Population, points: readonly MeasurePoint[], sources: readonly number[], dimensions: Readonly<Record<string, string>> = {}): SeriesFacts {
  return { measure, population, dimensions, points, sources: sources.map(digestOf) };
}

const monthly = (numerator: (index: number) => number, denominator?: (index: number) => number): readonly MeasurePoint[] => months.map((at, index) => ({ at, from: `${at.slice(0, 8)}01`, numerator: numerator(index), ...(denominator === undefined ? {} : { denominator: denominator(index) }) }));

const adoption = series('mfa-adoption', 'customers', monthly((index) => 41_200 + index * 3_870, (index) => 118_400 + index * 950), [1, 2, 3]);
const administrators = series('mfa-adoption', 'customers', monthly((index) => 610 + index * 44, (index) => 1_290 + index * 6), [1, 2, 3], { role: 'administrator' });
const keys = series('phishing-resistant-mfa', 'customers', monthly((index) => (index < 3 ? 0 : 12 + index * index * 9), (index) => 118_400 + index * 950).map((point, index) => (index < 3 ? { ...point, suppressed: true } : point)), [1, 2, 3]);

function verdict(requirement: string, name: VerdictName, reason: VerdictFacts['reason'], more: Partial<VerdictFacts> = {}): VerdictFacts {
  return { requirement, verdict: name, reason, isAnotherWay: false, parts: [], ...more };
}

const verdicts: readonly VerdictFacts[] = [
  verdict('pledge/mfa', 'partly-met', say`Accounts with multi-factor sign-in: 41200 of 118400 on ${quote('2025-10-31')}; 91510 of 130750 on ${quote('2026-11-30')}. The maker does not say which of its other products are covered.`, { parts: [{ name: 'Adoption among customers', verdict: 'met', reason: ours('Active accounts are counted for 14 months.') }] }),
  verdict('pledge/mfa-by-default', 'met', ours('The statement says that multi-factor sign-in is mandatory for administrators and on for everybody else since 1 March 2026.')),
  verdict('pledge/mfa-chimes', 'claimed', ours('Words only.')),
  verdict('pledge/sso-in-baseline', 'unknown', ours('A person must answer.'), { isAnotherWay: true }),
  verdict('pledge/default-passwords', 'met', ours('Shipped files with a default credential: 0 of 412.'), { parts: [{ name: 'Shipped files', verdict: 'met', reason: ours('No default credential in 412 files.') }] }),
  verdict('pledge/vulnerability-classes', 'not-met', say`Parameterised queries: 704 of 760 on ${quote('2025-10-31')}; 731 of 802 on ${quote('2026-11-30')}. The maker states as obstacle: ${quote('The reporting engine, written in 2009, builds its queries from user-made templates')}.`),
  verdict('pledge/security-patches', 'partly-met', say`Installations on the newest version: 2104 of 9876 on ${quote('2025-10-31')}; 6420 of 10340 on ${quote('2026-11-30')}.`, { parts: [{ name: 'Adoption', verdict: 'met', reason: ours('Counted.') }, { name: 'Support for older versions', verdict: 'unknown', reason: ours('A person must answer: For how long does each major version receive security patches?') }] }),
  verdict('pledge/vdp', 'met', ours('Clauses found in the disclosure policy: 4 of 4.')),
  verdict('pledge/cves', 'contradicted', ours('Two records of 17 that the maker published name no weakness class. Against this, a claim says that every record does.')),
  verdict('pledge/evidence-of-intrusions', 'unknown', ours('One point: progress needs two.')),
];

function goal(number: number, more: Partial<GoalFacts>): GoalFacts {
  const found = goals[number - 1];
  if (found === undefined) throw new Error(`There is no goal ${number}.`);
  return { number, title: found.title, requirement: found.requirement, choice: undefined, formerChoices: [], series: undefined, otherSeries: [], milestones: [], setbacks: [], done: [], declared: [], ...more };
}

const ownGoals: readonly GoalFacts[] = [
  goal(1, {
    choice: { measure: 'mfa-adoption', population: 'customers', chosenAt: '2025-09-20', baseline: { at: '2025-10-31', numerator: 41_200, denominator: 118_400 }, target: { value: 0.8, at: '2026-12-31' } },
    series: adoption, otherSeries: [administrators, keys],
    milestones: [{ title: 'Multi-factor sign-in is mandatory for administrators in every edition', dueAt: '2026-03-31', movedFrom: undefined, reachedAt: '2026-03-01', account: 'Release 13.9 asks for it at the first sign-in after the update.' }, { title: 'Passkeys can be the only factor', dueAt: '2027-02-28', movedFrom: '2026-10-31', reachedAt: undefined, account: undefined }],
    setbacks: [{ text: 'In May a release of the mobile app lost the enrolment of 1,140 accounts. Enrolment was stopped for nine days; the figure of that month shows it.', at: '2026-05-12', overcome: { at: '2026-05-21', how: 'The enrolments were brought back out of a backup, and the release test now looks for them.' } }],
    done: [{ text: 'The first sign-in of every new account leads through setting up a second factor. It can be put off twice, and each time the page says what that risks.', at: '2026-03-01', role: 'head of product security' }],
  }),
  goal(2, {
    choice: { measure: 'default-credentials', population: 'product', chosenAt: '2025-09-20', baseline: undefined, target: { value: 0 } },
    series: series('default-credentials', 'product', [{ at: '2025-10-31', numerator: 7, denominator: 398 }, { at: '2026-02-28', numerator: 3, denominator: 401 }, { at: '2026-11-30', numerator: 0, denominator: 412 }], [11, 12]),
    declared: [{ title: 'Customers moved off the old default', numerator: 'customers that changed it', denominator: 'customers that had it', unit: 'share', points: [{ at: '2026-03-31', numerator: 118, denominator: 402 }, { at: '2026-11-15', numerator: 377, denominator: 402 }] }],
    done: [{ text: 'Setup makes a password of its own for each installation and shows it once.', at: '2026-02-14', role: undefined }],
  }),
  goal(3, {
    choice: { measure: 'parameterised-queries', population: 'product', chosenAt: '2025-12-02', baseline: { at: '2025-10-31', numerator: 704, denominator: 760 }, target: { value: 1, at: '2026-12-31' } },
    formerChoices: [{ measure: 'weakness-class-share', chosenAt: '2025-09-20', endedAt: '2025-12-02', reason: 'Seventeen records a year are too few to tell a course from chance; places in the code are counted instead.' }],
    series: series('parameterised-queries', 'product', monthly((index) => 704 + index * 2, (index) => 760 + index * 3 + (index % 4)), [21, 22, 23, 24]),
    setbacks: [{ text: 'The reporting engine, written in 2009, builds its queries from user-made templates. Two tries to replace it were given up because templates of customers stopped working; a third one, with a translator for old templates, began in September.', at: undefined, overcome: undefined }, { text: 'Three teams merged their repositories in June, and 61 query calls came in that had not been counted before.', at: '2026-06-18', overcome: undefined }],
  }),
  goal(4, {
    choice: { measure: 'installs-on-latest', population: 'customers', chosenAt: '2025-09-20', baseline: undefined, target: { value: 0.75 } },
    series: series('installs-on-latest', 'customers', monthly((index) => Math.round(2_104 + index * 332 + (index % 3) * 90), (index) => 9_876 + index * 36).map((point, index) => (index === 6 ? { ...point, suppressed: true, numerator: 0 } : point)), [31]),
    otherSeries: [series('days-to-half', 'customers', [{ at: '2025-12-05', numerator: 61 }, { at: '2026-04-10', numerator: 38 }, { at: '2026-09-02', numerator: 19.5 }], [31])],
    done: [{ text: 'Updates install by themselves at night unless an administrator chose another hour.', at: '2026-04-10', role: 'vice president of engineering' }],
  }),
  goal(5, { series: series('disclosure-clauses', 'product', [{ at: '2026-11-30', numerator: 4, denominator: 4 }], [41]), done: [{ text: 'The policy was published in 2023 and has named all four promises since 2025.', at: undefined, role: undefined }] }),
  goal(6, {
    choice: { measure: 'records-with-cwe', population: 'product', chosenAt: '2025-09-20', baseline: undefined, target: { value: 1 } },
    series: series('records-with-cwe', 'product', [{ at: '2025-12-31', numerator: 5, denominator: 9 }, { at: '2026-11-30', numerator: 15, denominator: 17 }], [51]),
    otherSeries: [series('records-with-cpe', 'product', [{ at: '2025-12-31', numerator: 0, denominator: 9 }, { at: '2026-11-30', numerator: 8, denominator: 17 }], [51])],
  }),
  goal(7, { choice: { measure: 'log-areas', population: 'product', chosenAt: '2025-09-20', baseline: undefined, target: undefined }, series: series('log-areas', 'product', [{ at: '2026-11-30', numerator: 2, denominator: 3 }], [61]), setbacks: [{ text: 'Network flows can only be seen by the customer’s own sensors.', at: undefined, overcome: undefined }] }),
];

/** A product with all seven goals, fourteen months of figures, withheld cells, setbacks and long names. */
export const exampleProduct: ProductFacts = {
  name: 'Meridian Gateway for Regulated Environments, Extended Support Edition', maker: 'Acme Identity and Access Systems, Incorporated', version: '14.2.3',
  signedAt: '2025-12-01', covers: ['Meridian Gateway for Regulated Environments, Extended Support Edition', 'Meridian Cloud Connector'], leavesOut: ['Meridian Classic (ends in June 2027)', 'Acme Badge Printer'],
  assessment: {
    at: '2026-11-26T08:30:00.000Z', ruleVersion: '2026.11', digest: 'ab12'.repeat(16), verdicts,
    evidence: [...[1, 2, 3].map((number) => ({ digest: digestOf(number), kind: 'mfa-adoption', format: 'csv' })), { digest: digestOf(11), kind: 'source-tree', format: 'source-tree' }, { digest: digestOf(31), kind: 'patch-adoption', format: 'csv' }, { digest: digestOf(41), kind: 'disclosure-policy', format: 'markdown' }, { digest: digestOf(51), kind: 'cve-records', format: 'cve-5' }, { digest: digestOf(61), kind: 'audit-log', format: 'ocsf' }],
  },
  before: { at: '2026-08-30T08:30:00.000Z', verdicts: [{ requirement: 'pledge/default-passwords', before: 'partly-met', after: 'met' }, { requirement: 'pledge/cves', before: 'claimed', after: 'contradicted' }], newFindings: 3, goneFindings: 9 },
  goals: ownGoals,
  furtherGoals: [{ title: 'Hours until a report is answered', numerator: 'hours, median', denominator: undefined, unit: 'count', points: [{ at: '2026-06-30', numerator: 31 }, { at: '2026-10-31', numerator: 9.5 }] }],
  plan: undefined,
  promises: [
    { kind: 'claim', requirement: 'pledge/cves', part: undefined, role: 'head of product security', name: undefined, text: 'Every record names its weakness class.', at: '2026-02-01', expiresAt: '2027-02-01' },
    { kind: 'affirmation', requirement: 'white-paper/threat-model', part: undefined, role: 'chief architect', name: 'Robin Example', text: 'The gateway and its connector', at: '2026-03-01', expiresAt: '2026-12-20' },
  ],
  setAside: [{ fingerprint: 'html-output-is-escaped/report-template', reason: 'The template is only shown to the administrator who wrote it.', until: '2026-12-31' }],
};

export const exampleFacts: ReportFacts = {
  madeAt: '2026-11-27T10:00:00.000Z', engineVersion: '0.1.0', paper: 'a4', organisation: 'Acme Identity and Access Systems, Incorporated', period: { from: '2025-12-01', to: '2026-11-27' }, products: [exampleProduct],
  decisions: ['Replace the reporting engine by the end of 2027 and fund two people for it.', 'Publish the progress report on 1 December.'],
};
