import type { MeasurePoint } from '../../src/model/measure.ts';
import type { VerdictName } from '../../src/model/verdict.ts';
import { tarGz } from './archive.ts';
import type { Draft, Plan } from './draft.ts';
import { badRecord, beginRecords, classes, goodRecord, mixedRecord, recordJson, strangers, truthOf, withoutPublicDate, type RecordPlan } from './record-plan.ts';

/** Goal 6: CVE records of the maker among those of others, in each of the ways in which sets of them are handed over. */

const goal = 'pledge/cves';
const makerName = 'exampleco';

/** Whether the statement names the issuer that is the maker. Without it one sole issuer is taken for the maker. */
type Issuer = 'stated' | 'sole' | 'unclear';

interface SetOptions {
  readonly issuer?: Issuer;
}

function writeSet(draft: Draft, own: readonly RecordPlan[], others: readonly RecordPlan[], { issuer = 'stated' }: SetOptions = {}): void {
  const { random } = draft;
  if (issuer === 'stated') draft.set('cnaShortName', makerName);
  const all = random.shuffled([...own, ...others]);
  const texts = new Map(all.map((plan) => [`${plan.cveId}.json`, JSON.stringify(recordJson(draft, plan, makerName), null, 2)]));
  // A guess finds no archive, since its name tells nothing of what is in it.
  const form = random.pick(draft.hasStatement ? ['folder', 'lines', 'list', 'archive'] as const : ['folder', 'lines', 'list'] as const);
  if (form === 'folder') {
    for (const [name, text] of texts) draft.write(`${draft.evidenceFolder}/records/${name.slice(4, 8)}/${name}`, `${text}\n`);
    draft.add('evidence', { path: `${draft.evidenceFolder}/records`, kind: 'cve-records' });
  } else if (form === 'archive') draft.writeEvidence('records.tar.gz', tarGz(texts), { kind: 'cve-records' });
  else if (form === 'lines') draft.writeEvidence('records.jsonl', [...texts.values(), ...earlier(draft, own)].map((text) => `${JSON.stringify(JSON.parse(text))}\n`).join(''));
  else draft.writeEvidence('records.json', `[\n${[...texts.values(), ...earlier(draft, own)].join(',\n')}\n]\n`);
  if (issuer !== 'unclear') addTruth(draft, own, issuer === 'sole' ? { issuer: 'assumed' } : {});
}

/** An earlier state of one record in the same file: the later one counts. */
function earlier(draft: Draft, own: readonly RecordPlan[]): readonly string[] {
  const first = own[0];
  if (first === undefined) return [];
  const record = recordJson(draft, { ...first, cweIds: [], cpes: [] }, makerName) as { readonly cveMetadata: object };
  return [JSON.stringify({ ...record, cveMetadata: { ...record.cveMetadata, dateUpdated: '2020-01-01T00:00:00.000Z' } })];
}

function addTruth(draft: Draft, own: readonly RecordPlan[], dimensions: Readonly<Record<string, string>>): void {
  const byYear = { ...dimensions, split: 'year of publication' };
  const share = (records: readonly RecordPlan[], holds: (plan: RecordPlan) => boolean): Pick<MeasurePoint, 'numerator' | 'denominator'> => ({ numerator: records.filter(holds).length, denominator: records.length });
  const years = (records: readonly RecordPlan[], figure: (records: readonly RecordPlan[]) => Pick<MeasurePoint, 'numerator' | 'denominator'> | undefined): readonly MeasurePoint[] => {
    const named = [...new Set(records.map(({ publishedOn }) => publishedOn.slice(0, 4)))].toSorted();
    return named.flatMap((year) => {
      const point = figure(records.filter(({ publishedOn }) => publishedOn.startsWith(year)));
      return point === undefined ? [] : [{ at: draft.today.startsWith(year) ? draft.today : `${year}-12-31`, from: `${year}-01-01`, ...point }];
    });
  };
  const lastDays = ['03-31', '06-30', '09-30', '12-31'];
  const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const quarters = (records: readonly RecordPlan[], figure: (records: readonly RecordPlan[]) => Pick<MeasurePoint, 'numerator' | 'denominator'>): readonly MeasurePoint[] => [...new Set(records.map(({ publishedOn }) => quarterOf(publishedOn)))].toSorted().map((quarter) => {
    const [year = '', number] = quarter.split('-');
    const end = `${year}-${lastDays[Number(number) - 1] ?? ''}`;
    return { at: quarterOf(draft.today) === quarter && draft.today < end ? draft.today : end, from: `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`, ...figure(records.filter(({ publishedOn }) => quarterOf(publishedOn) === quarter)) };
  });
  if (own.length === 0) return;
  for (const [id, holds] of [['records-with-cwe', truthOf.hasCwe], ['records-with-cpe', truthOf.hasCpe]] as const) {
    draft.measure(id, [{ at: draft.assessedAt, ...share(own, holds) }], dimensions);
    draft.measure(id, years(own, (records) => share(records, holds)), byYear);
    draft.measure(id, quarters(own, (records) => share(records, holds)), { ...dimensions, split: 'quarter of publication' });
  }
  const days = (records: readonly RecordPlan[]): { readonly numerator: number } | undefined => medianOf(records.flatMap((plan) => truthOf.days(plan) ?? []));
  const whole = days(own);
  if (whole !== undefined) {
    draft.measure('days-to-record', [{ at: draft.assessedAt, ...whole }], dimensions);
    draft.measure('days-to-record', years(own, days), byYear);
  }
  const known = own.filter((plan) => truthOf.classes(plan).length > 0);
  for (const name of classes) draft.measure('weakness-class-share', years(known, (records) => share(records, (plan) => truthOf.classes(plan).includes(name))), { ...dimensions, class: name });
}

function medianOf(values: readonly number[]): { readonly numerator: number } | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return undefined;
  return { numerator: Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper };
}

const many = (draft: Draft, make: (draft: Draft) => RecordPlan): readonly RecordPlan[] => Array.from({ length: draft.random.between(2, 9) }, () => make(draft));
/** Some records of each kind: at least one without fault and one that names no CWE. */
const mixture = (draft: Draft): readonly RecordPlan[] => [goodRecord(draft), { ...goodRecord(draft), cweIds: [] }, ...many(draft, goodRecord), ...many(draft, mixedRecord)];

/** Sets one failing record aside until a day to come, and another until a day that has passed. */
function setAside(draft: Draft, own: readonly RecordPlan[]): void {
  const [first, second] = own.filter((plan) => !truthOf.hasCwe(plan)).map(({ cveId }) => `cve-record-has-cwe/${cveId}`);
  for (const [fingerprint, until, list] of [[first, '2027-01-31', draft.setAside], [second, '2026-09-30', draft.setAsideEnded]] as const) {
    if (fingerprint === undefined) continue;
    draft.add('setAside', { fingerprint, reason: 'is being corrected with the next update', by: 'R. Example', until });
    list.push(fingerprint);
  }
}

function plan(name: string, write: (draft: Draft) => VerdictName, needsStatement = true): Plan {
  return { name, needsStatement, write: (draft) => { beginRecords(); return write(draft); } };
}

export const recordPlans: readonly Plan[] = [
  plan('mixed', (draft) => { writeSet(draft, mixture(draft), strangers(draft)); return 'partly-met'; }),
  plan('no records', () => 'unknown', false),
  // A set that the maker hands over could leave records out.
  plan('all in order, handed over', (draft) => { writeSet(draft, many(draft, goodRecord), strangers(draft)); return 'partly-met'; }),
  plan('nothing in order', (draft) => { writeSet(draft, many(draft, badRecord), strangers(draft)); return 'not-met'; }),
  plan('nothing in order against a claim', (draft) => { writeSet(draft, many(draft, badRecord), []); draft.claim(goal); return 'contradicted'; }),
  plan('only records of others', (draft) => { writeSet(draft, [], strangers(draft)); return 'unknown'; }),
  plan('one issuer, taken for the maker', (draft) => { writeSet(draft, many(draft, goodRecord), [], { issuer: 'sole' }); return 'partly-met'; }, false),
  plan('many issuers, none named as the maker', (draft) => { writeSet(draft, many(draft, goodRecord), strangers(draft), { issuer: 'unclear' }); return 'unknown'; }, false),
  plan('no public dates', (draft) => { writeSet(draft, many(draft, (one) => withoutPublicDate(goodRecord(one))), []); return 'partly-met'; }),
  plan('mixed with findings set aside', (draft) => {
    const own = [...mixture(draft), { ...goodRecord(draft), cweIds: [] }];
    writeSet(draft, own, strangers(draft));
    setAside(draft, own);
    return 'partly-met';
  }),
  plan('mixed against a claim', (draft) => { writeSet(draft, mixture(draft), []); draft.claim(goal); return 'contradicted'; }),
  plan('claimed without records', (draft) => { draft.claim(goal); return 'claimed'; }),
  plan('claim that ended', (draft) => { draft.claim(goal, true); return 'unknown'; }),
];
