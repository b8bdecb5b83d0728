import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acceptedDossier, anyDossier, exampleDossier } from '../../../test/example-dossier.ts';
import { forbiddenWording } from '../../../test/wording.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { ownWords } from '../../model/text.ts';
import { sortedKeys } from '../../report/sorted-keys.ts';
import { dossierDifference, isUnchanged, type DossierDifference } from './dossier-difference.ts';
import { dossierDifferenceJson } from './json.ts';
import { comparisonNotes, differenceSections } from './sections.ts';
import { dossierDifferenceTerminal } from './terminal.ts';

const before = await acceptedDossier(exampleDossier());
const flat = (difference: DossierDifference): string => dossierDifferenceTerminal(difference, 110).value.replace(/\s+/g, ' ');
const second = (changes: Partial<DossierPredicate>): DossierPredicate => exampleDossier('Ledger', { sequence: 2, previous: `sha256:${'ab'.repeat(32)}`, assessedAt: '2026-09-01T00:00:00Z', publishedAt: '2026-09-02T00:00:00Z', ...changes });
/** A list as it reads from the other side: what was before is now. */
const turned = <Item extends { readonly before?: unknown; readonly after?: unknown }>(items: readonly Item[]): readonly object[] => items.map(({ before: then, after: now, ...rest }) => ({ ...rest, ...(now === undefined ? {} : { before: now }), ...(then === undefined ? {} : { after: then }) }));
const sorted = (items: readonly unknown[]): readonly string[] => items.map((item) => JSON.stringify(sortedKeys(item))).toSorted();
/** Two dossiers that share something: the second keeps some lists of the first. */
const pair = fc.tuple(anyDossier, anyDossier, fc.subarray(['verdicts', 'measures', 'claims', 'affirmations'] as const)).map(([one, other, kept]): [DossierPredicate, DossierPredicate] => [one, { ...other, ...Object.fromEntries(kept.map((name) => [name, one[name]])) }]);

describe('the laws of the difference of two dossiers', () => {
  it('a dossier does not differ from itself, nor from the same one published again', () => {
    fc.assert(fc.property(anyDossier, (predicate) => {
      assert.equal(isUnchanged(dossierDifference(predicate, structuredClone(predicate))), true);
      const again = { ...predicate, sequence: 2, previous: `sha256:${'ab'.repeat(32)}` as const };
      assert.equal(isUnchanged(dossierDifference(predicate, again)), true);
      assert.match(flat(dossierDifference(predicate, again)), /Nothing changed between the two dossiers/);
    }), { numRuns: 100 });
  });

  it('reads the other way round as its mirror image', () => {
    fc.assert(fc.property(pair, ([one, other]) => {
      const there = dossierDifference(one, other);
      const back = dossierDifference(other, one);
      assert.deepEqual(sorted(back.verdicts), sorted(turned(there.verdicts)));
      assert.deepEqual(back.newFindings, there.goneFindings);
      assert.deepEqual(back.goneFindings, there.newFindings);
      assert.deepEqual(sorted(back.figures), sorted(turned(there.figures)));
      assert.deepEqual(back.evidence.added, there.evidence.removed);
      assert.deepEqual(back.evidence.removed, there.evidence.added);
      assert.deepEqual(sorted(back.evidence.changed), sorted(turned(there.evidence.changed)));
      assert.deepEqual(sorted(back.evidence.moved), sorted(turned(there.evidence.moved)));
      assert.deepEqual([back.evidence.withheld], turned([there.evidence.withheld]));
      for (const [mine, theirs] of [[back.claims, there.claims], [back.affirmations, there.affirmations]] as const) {
        assert.deepEqual(sorted(mine.ended.map(({ word }) => word)), sorted(theirs.added));
        assert.deepEqual(sorted(mine.added), sorted(theirs.ended.map(({ word }) => word)));
        assert.deepEqual(sorted(mine.renewed.map((item) => [item.before, item.after])), sorted(theirs.renewed.map((item) => [item.after, item.before])));
      }
      assert.equal(isUnchanged(back), isUnchanged(there));
    }), { numRuns: 200 });
  });

  it('every public file is in exactly one list, or unchanged', () => {
    fc.assert(fc.property(anyDossier, anyDossier, (one, other) => {
      const { evidence } = dossierDifference(one, other);
      const paths = (predicate: DossierPredicate): readonly string[] => predicate.evidence.flatMap((item) => (item.state === 'public' ? [item.path] : []));
      const gone = [...evidence.removed.map((file) => file.path), ...evidence.moved.map((file) => file.before)];
      assert.deepEqual(gone.toSorted(), paths(one).filter((path) => !paths(other).includes(path)).toSorted());
    }), { numRuns: 100 });
  });
});

describe('what changed between two dossiers', () => {
  it('tells a verdict that moved with both names and the later reason', () => {
    const after = second({ verdicts: before.verdicts.map((verdict) => (verdict.requirement === 'pledge/vdp' ? { ...verdict, verdict: 'partly-met' as const, reason: { parts: ['Two clauses were found.'] } } : verdict)) });
    const difference = dossierDifference(before, after);
    assert.deepEqual(difference.verdicts.map(({ requirement, before: then, after: now }) => [requirement, then?.verdict, now?.verdict]), [['pledge/vdp', 'not-met', 'partly-met']]);
    assert.match(flat(difference), /Ledger 2\.4\.0 by Acme: publication 1 \(2026-08-01\) to publication 2 \(2026-09-01\)/);
    assert.match(flat(difference), /\(pledge\/vdp\): not met → partly met\. Two clauses were found\./);
  });

  it('tells of a failing finding that went whether it is as expected now, or nothing is said of it', () => {
    const passing = second({ findings: before.findings.map((finding) => (finding.fingerprint === 'bad/one' ? { ...finding, outcome: 'pass' as const } : finding)) });
    assert.match(flat(dossierDifference(before, passing)), /Gone findings \(1\) - The file Ledger was read\. \(bad\/one; now, it is as expected\)/);
    const silent = second({ findings: before.findings.filter((finding) => finding.fingerprint !== 'bad/one') });
    assert.match(flat(dossierDifference(before, silent)), /\(bad\/one; now, nothing is said of it\)/);
    assert.match(flat(dossierDifference(silent, before)), /New findings \(1\) - The file Ledger was read\. \(bad\/one; before, nothing is said of it\)/);
  });

  it('tells a figure that moved with its denominators, and not one of another day alone', () => {
    const [sbom, days] = before.measures;
    assert.ok(sbom !== undefined && days !== undefined);
    const after = second({ measures: [{ ...sbom, points: [{ at: '2026-09-01', numerator: 6, denominator: 9 }] }, { ...days, points: [{ at: '2026-09-01', numerator: 4 }] }] });
    const difference = dossierDifference(before, after);
    assert.deepEqual(difference.figures.map((figure) => figure.measure), ['sbom-fields']);
    assert.match(flat(difference), /SBOM fields present \(product\): 6 of 7 \(2026-08-01\) → 6 of 9 \(2026-09-01\)\./);
    assert.match(flat(dossierDifference(before, second({ measures: [sbom] }))), /Days from public advisory to CVE record \(product\): 4 days \(2026-08-01\) → not measured\./);
  });

  it('tells files by path and digest, and of withheld ones only how many', () => {
    const [bom, txt, withheld] = before.evidence;
    assert.ok(bom?.state === 'public' && txt?.state === 'public' && withheld !== undefined);
    const moved = dossierDifference(before, second({ evidence: [{ ...bom, digest: `sha256:${'99'.repeat(32)}` }, { ...txt, path: 'evidence/well-known.txt' }] }));
    assert.deepEqual(moved.evidence, {
      added: [], removed: [],
      changed: [{ path: 'evidence/bom #1.json', before: `sha256:${'12'.repeat(32)}`, after: `sha256:${'99'.repeat(32)}` }],
      moved: [{ digest: `sha256:${'34'.repeat(32)}`, before: 'evidence/security.txt', after: 'evidence/well-known.txt' }],
      withheld: { before: 1, after: 0 },
    });
    assert.match(flat(moved), /Withheld files: 1 before, 0 now\./);
    assert.match(flat(dossierDifference(before, second({ evidence: [bom, withheld] }))), /No longer public: evidence\/security\.txt/);
  });

  it('tells claims and affirmations that came, went, expired or got another last day', () => {
    const [claim, other] = before.claims;
    const [affirmed] = before.affirmations;
    assert.ok(claim !== undefined && other !== undefined && affirmed !== undefined);
    const after = second({ assessedAt: '2027-07-02T00:00:00Z', publishedAt: '2027-07-03T00:00:00Z', claims: [claim, { ...other, expiresAt: '2028-07-01' }], affirmations: [{ ...affirmed, scope: 'all', at: '2027-07-02', expiresAt: '2028-07-01' }] });
    const difference = dossierDifference(before, after);
    assert.deepEqual(difference.claims.ended, [{ word: claim, how: 'expired' }]);
    assert.deepEqual(difference.claims.renewed.map((item) => [item.before, item.after]), [['2027-07-01', '2028-07-01']]);
    assert.deepEqual(difference.affirmations.added.map((word) => word.scope), ['all']);
    assert.deepEqual(difference.affirmations.ended.map(({ how }) => how), ['expired']);
    const withdrawn = dossierDifference(before, second({ claims: [claim] }));
    assert.deepEqual(withdrawn.claims.ended.map(({ word, how }) => [word.requirement, how]), [['pledge/security-patches', 'withdrawn']]);
    assert.match(flat(withdrawn), /No longer there: .*\(pledge\/security-patches\), Ledger, by A\. Person, head of engineering, until 2027-07-01\./);
  });

  it('warns of other products, the wrong order, another catalogue and other rules', () => {
    const notes = (one: DossierPredicate, other: DossierPredicate): string => comparisonNotes(dossierDifference(one, other)).map(ownWords).join(' ');
    assert.equal(notes(before, second({})), '');
    assert.match(notes(before, second({ product: { maker: 'Acme', name: 'Vault' } })), /not of one product/);
    assert.match(notes(second({}), before), /named second is the earlier one/);
    assert.match(notes(before, second({ versions: { ...before.versions, catalog: '2027.01', rules: '2' } })), /The catalogue changed .* The rules changed/);
  });
});

describe('the report of the difference', () => {
  const hostile = '::error::##vso[task]\u202e\u001b[31m';
  const all = dossierDifference(exampleDossier('one'), second({ evidence: [], findings: [], verdicts: [], measures: [], claims: [], affirmations: [] }));

  it('lets no text of a dossier move a terminal or command a build server', () => {
    fc.assert(fc.property(fc.oneof(fc.constant(hostile), fc.string({ unit: fc.integer({ min: 0, max: 0x2100 }).map((code) => String.fromCodePoint(code)) })), (text) => {
      const difference = dossierDifference(exampleDossier(text), second({ findings: [], verdicts: [], claims: [] }));
      const printed = dossierDifferenceTerminal(difference, 80).value;
      // oxlint-disable-next-line no-control-regex -- controls are what is looked for
      assert.doesNotMatch(printed, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|^\s*::|##\[|##vso/m);
      assert.doesNotMatch(dossierDifferenceJson(difference).value, /\u202e|##/);
    }), { numRuns: 20 });
  });

  it('says whose verdict it is not, and makes no statement that the wording guard refuses', () => {
    assert.equal(differenceSections(all).length, 6);
    for (const text of [flat(all), dossierDifferenceJson(all).value]) {
      assert.match(text, /Not a verdict of CISA or of any other agency/);
      assert.doesNotMatch(text, forbiddenWording);
    }
    assert.match(flat(all), /What a dossier no longer shows is not thereby mended\./);
  });

  it('is the same as data, with sentences as strings', () => {
    const document = JSON.parse(dossierDifferenceJson(all).value) as { readonly goneFindings: readonly { readonly finding: { readonly message: string } }[]; readonly evidence: { readonly withheld: object } };
    assert.equal(document.goneFindings[0]?.finding.message, 'The file one was read.');
    assert.deepEqual(document.evidence.withheld, { before: 1, after: 0 });
  });
});
