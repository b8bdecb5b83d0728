import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ExploitedVulnerability } from '../../../model/evidence/exploited-vulnerabilities.ts';
import { ownWords, rawText } from '../../../model/text.ts';
import { dayOf } from '../../../model/time.ts';
import type { Deadline, DecisionPoints, Exposure } from '../../../model/watch/deadline.ts';
import { compareFixTimes, type FixFacts, type FixSchedule } from '../../../model/watch/fix-schedule.ts';
import { bod2604 } from '../schedule/bod-26-04.ts';
import { unsoundness } from '../schedule/soundness.ts';
import { deadlines, type WatchedNames } from './deadlines.ts';
import { decisionPointsOf } from './decision-points.ts';
import { isSameVendor, maySameProduct } from './names.ts';

const entry: ExploitedVulnerability = { cveId: 'CVE-2026-41001', vendor: 'Acme', product: 'Quillgate', addedAt: '2026-05-29', dueAt: '2026-06-19' };
const watched: WatchedNames = { vendors: ['Acme'], product: 'Quillgate', exposure: 'no', fixed: [] };
const points: DecisionPoints = { cveId: entry.cveId, products: [], automatable: [{ value: 'no', by: 'CISA-ADP' }], technicalImpact: [{ value: 'total', by: 'CISA-ADP' }] };

function of(options: { readonly entries?: readonly ExploitedVulnerability[]; readonly records?: readonly DecisionPoints[]; readonly watched?: Partial<WatchedNames>; readonly now?: string; readonly schedule?: FixSchedule }): readonly Deadline[] {
  return deadlines(options.records ?? [points], { entries: options.entries ?? [entry] }, { ...watched, ...options.watched }, options.schedule ?? bod2604, options.now ?? '2026-06-01T23:59:59Z');
}

const told = (options: Parameters<typeof of>[0]): readonly string[] => of(options).flatMap(({ sentences }) => sentences.map(rawText));

describe('until when to fix', () => {
  it('says the day, the days left, and which facts decided by whose statement', () => {
    assert.deepEqual(told({}), [
      'Fix by 2026-06-12: 11 days left (14 days from 2026-05-29, the day of its listing).',
      'Decided by: exploited: yes (listed as exploited since 2026-05-29); publicly exposed: no (the watch list says so); automatable: no (stated by CISA-ADP); technical impact: total (stated by CISA-ADP).',
      'The catalogue itself states 2026-06-19, by the rule that held when it was listed.',
    ]);
  });

  it('the due day itself is not overdue, the next one is, and days are those of UTC', () => {
    const left = (now: string): unknown => of({ now }).map(({ daysLeft }) => daysLeft);
    assert.deepEqual(left('2026-06-12T23:59:59Z'), [0]);
    assert.deepEqual(left('2026-06-12T23:59:59-05:00'), [-1]);
    assert.match(told({ now: '2026-06-13T00:00:00Z' })[0] ?? '', /overdue by 1 day /);
    assert.match(told({ now: '2026-06-12T08:00:00Z' })[0] ?? '', /: due today /);
  });

  it('an unknown fact leads to the strictest row that it leaves possible, and is named', () => {
    const [deadline] = of({ records: [], watched: { exposure: 'unknown' } });
    assert.deepEqual(deadline?.fix, { within: 'days', days: 3, forensics: true });
    assert.deepEqual(deadline?.unknown, ['exposed', 'automatable', 'technicalImpact']);
    assert.equal(rawText(deadline?.sentences[2] ?? { parts: [] }), 'Unknown: whether your installation is publicly exposed and whether an attack can be automated and whether the technical impact is partial or total; the strictest row that this leaves possible is shown.');
  });

  it('an unknown fact that changes nothing is named as such', () => {
    const partial = { ...points, automatable: [], technicalImpact: [{ value: 'partial' as const, by: 'acme' }] };
    assert.match(told({ records: [partial] })[2] ?? '', /^Unknown: whether an attack can be automated; the row is the same whatever the answer\.$/);
  });

  it('where statements differ the stricter counts, and both are told', () => {
    const disputed = { ...points, automatable: [{ value: 'no' as const, by: 'acme' }, { value: 'yes' as const, by: 'CISA-ADP' }] };
    assert.deepEqual(of({ records: [disputed] })[0]?.fix, { within: 'days', days: 3, forensics: true });
    assert.match(told({ records: [disputed] })[1] ?? '', /automatable: yes \(stated by CISA-ADP; acme states no, and the stricter counts\)/);
    assert.match(told({ records: [disputed] })[0] ?? '', /^Fix by 2026-06-01, and search the installation for traces of an attack: due today/);
  });

  it('only what is watched has a deadline, and what the customer has fixed has none', () => {
    const other = { ...entry, cveId: 'CVE-2026-41002', vendor: 'Larkspur Systems' };
    assert.deepEqual(of({ entries: [other, entry] }).map(({ cveId }) => cveId), ['CVE-2026-41001']);
    assert.deepEqual(of({ watched: { fixed: ['CVE-2026-41001'] } }), []);
    assert.deepEqual(of({ watched: { product: 'Inkwell' } }), []);
  });

  it('a record names what the catalogue spells in another way', () => {
    const spelled = { ...entry, vendor: 'ACME Group of Companies', product: 'QG' };
    assert.deepEqual(of({ entries: [spelled] }), []);
    assert.equal(of({ entries: [spelled], records: [{ ...points, products: [{ vendor: 'Acme, Inc.', product: 'quillgate' }] }] }).length, 1);
  });

  it('takes what a CVE record holds, and says that it is not the issuer who states it', () => {
    const records = decisionPointsOf([{ cveId: entry.cveId, products: [], ssvc: { technicalImpact: 'total' } }, { products: [] }]);
    const [deadline] = of({ records });
    assert.deepEqual(deadline?.unknown, ['automatable']);
    assert.match(rawText(deadline.sentences[1] ?? { parts: [] }), /technical impact: total \(stated by a party other than the issuer, in the CVE record\)/);
  });

  it('«Multiple Products» may be the one watched, and the reader is asked to check', () => {
    assert.ok(told({ entries: [{ ...entry, product: 'Multiple Products' }] }).includes('The catalogue names Multiple Products and not which; whether Quillgate is one of them is for you to check.'));
  });

  it('an own schedule with a next upgrade states no day', () => {
    const schedule: FixSchedule = { id: 'own', title: 'x', reach: 'x', source: 'x', rows: [{ when: {}, fix: { within: 'next-upgrade' } }] };
    assert.deepEqual(of({ schedule }).map(({ dueAt, daysLeft }) => [dueAt, daysLeft]), [[undefined, undefined]]);
    assert.match(told({ schedule })[0] ?? '', /^Fix at the next upgrade/);
  });

  it('a schedule without a row is refused, not passed over', () => {
    assert.throws(() => of({ schedule: { ...bod2604, rows: [] } }), RangeError);
  });

  it('every sentence is whole', () => {
    for (const { sentences } of of({ records: [], watched: { exposure: 'unknown' } })) for (const sentence of sentences) assert.match(ownWords(sentence), /\.$/);
  });
});

describe('names', () => {
  it('of vendors are the same but for case, signs and legal form', () => {
    assert.ok(isSameVendor('Acme, Inc.', 'ACME'));
    assert.ok(isSameVendor('Acme GmbH & Co. KG', 'acme gmbh'));
    assert.ok(!isSameVendor('Acme Labs', 'Acme'));
    assert.ok(!isSameVendor('', ''));
    assert.ok(isSameVendor('Co', 'co'));
  });
  it('of products may be the same when one holds the other whole', () => {
    assert.ok(maySameProduct('Quillgate Server', 'quillgate'));
    assert.ok(maySameProduct('Quillgate', 'Quillgate Server'));
    assert.ok(!maySameProduct('Quillgates', 'Quillgate'));
    assert.ok(!maySameProduct('', 'Quillgate'));
  });
});

const anyDay = fc.date({ min: new Date('2021-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => dayOf(date.getTime()));
const anyFacts: fc.Arbitrary<Omit<FixFacts, 'exploited'>> = fc.record({ exposed: fc.boolean(), automatable: fc.boolean(), technicalImpact: fc.constantFrom<FixFacts['technicalImpact'][]>('partial', 'total') });
const anyOwn: fc.Arbitrary<FixSchedule> = fc.array(fc.record({
  when: fc.record({ exposed: fc.constant(true), automatable: fc.constant(true), technicalImpact: fc.constant('total' as const) }, { requiredKeys: [] }),
  fix: fc.oneof(fc.constant({ within: 'next-upgrade' as const }), fc.record({ within: fc.constant('days' as const), days: fc.integer({ min: 0, max: 90 }), forensics: fc.boolean() })),
}), { maxLength: 5 }).map((rows) => ({ id: 'own', title: 'x', reach: 'x.', source: 'x', rows: [...rows, { when: {}, fix: { within: 'days', days: 365, forensics: false } }] }));
const anySchedule = fc.oneof(fc.constant(bod2604), anyOwn);

function deadlineFor(schedule: FixSchedule, facts: { readonly exposure: Exposure; readonly automatable?: boolean; readonly technicalImpact?: 'partial' | 'total' }, addedAt: string): Deadline {
  const record: DecisionPoints = { cveId: entry.cveId, products: [], automatable: facts.automatable === undefined ? [] : [{ value: facts.automatable ? 'yes' : 'no', by: 'x' }], technicalImpact: facts.technicalImpact === undefined ? [] : [{ value: facts.technicalImpact, by: 'x' }] };
  const [deadline] = of({ schedule, records: [record], entries: [{ ...entry, addedAt }], watched: { exposure: facts.exposure } });
  assert.ok(deadline !== undefined);
  return deadline;
}

const answer = (holds: boolean): Exposure => (holds ? 'yes' : 'no');
const dueOf = (deadline: Deadline): string => deadline.dueAt ?? '9999-12-31';

describe('laws of deadlines', () => {
  it('a later listing never gives an earlier deadline', () => {
    fc.assert(fc.property(anySchedule, anyFacts, anyDay, anyDay, (schedule, facts, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const at = (day: string): string => dueOf(deadlineFor(schedule, { ...facts, exposure: answer(facts.exposed) }, day));
      assert.ok(at(early) <= at(late));
    }));
  });

  it('a worse fact, or one that nobody states, never gives a later deadline', () => {
    fc.assert(fc.property(anySchedule, anyFacts, (schedule, facts) => {
      assert.equal(unsoundness(schedule.rows), undefined, 'rows with worse conditions only, and one for the rest, are sound');
      const known = { exposure: answer(facts.exposed), automatable: facts.automatable, technicalImpact: facts.technicalImpact };
      const base = deadlineFor(schedule, known, '2026-05-29');
      const { automatable: _automatable, ...withoutAutomatable } = known;
      const { technicalImpact: _technicalImpact, ...withoutImpact } = known;
      for (const worse of [{ ...known, exposure: 'yes' as const }, { ...known, automatable: true }, { ...known, technicalImpact: 'total' as const }, { ...known, exposure: 'unknown' as const }, withoutAutomatable, withoutImpact]) {
        const other = deadlineFor(schedule, worse, '2026-05-29');
        assert.ok(compareFixTimes(other.fix, base.fix) <= 0);
        assert.ok(dueOf(other) <= dueOf(base));
      }
    }));
  });
});
