import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acme, globex, initech, positionOf, seenOfAcme } from '../../test/example/vendor-position.ts';
import { ours } from '../model/text.ts';
import type { VendorComparison } from '../model/vendor-comparison.ts';
import { compareVendors, ComparisonRefused } from './compare.ts';

const ids = (rows: VendorComparison['product']['alike']): readonly string[] => rows.map((row) => row.requirement);
const comparison = compareVendors([acme, globex, initech]);

describe('makers side by side', () => {
  it('are 2 to 8', () => {
    for (const count of [0, 1, 9]) assert.throws(() => compareVendors(Array.from({ length: count }, () => acme)), (problem) => problem instanceof ComparisonRefused && problem.message === `${count} makers were given; 2 to 8 can be compared.`);
    for (const count of [2, 8]) assert.equal(compareVendors(Array.from({ length: count }, () => acme)).vendors.length, count);
  });

  it('are judged by one catalogue and one version of Assay, or the error says which were used', () => {
    const refused = (problem: unknown): boolean => problem instanceof ComparisonRefused && problem.message.includes('2026.11') && problem.message.includes('globex.example');
    assert.throws(() => compareVendors([acme, { ...globex, catalogVersion: '2027.01' }]), refused);
    assert.throws(() => compareVendors([acme, { ...globex, engineVersion: '0.2.0' }]), /version 0\.1\.0 of Assay and globex\.example by version 0\.2\.0/);
  });

  it('stand in the order given, whatever was seen of them', () => {
    assert.deepEqual(compareVendors([initech, acme, globex]).vendors.map((vendor) => vendor.domain), ['initech.example', 'acme.example', 'globex.example']);
    const turned = compareVendors([globex, acme]);
    assert.deepEqual(turned.product.differing.map((row) => row.cells.toReversed()), compareVendors([acme, globex]).product.differing.map((row) => row.cells));
  });

  it('differ where two known verdicts or figures do, and what is unknown of one makes no difference', () => {
    assert.deepEqual(ids(comparison.product.differing), ['pledge/vdp', 'pledge/security-txt', 'pledge/cves', 'demand-guide/sso-without-charge']);
    assert.ok(ids(comparison.product.unknownOfSome).includes('pledge/end-of-life'));
    assert.deepEqual(ids(compareVendors([acme, initech]).product.differing), []);
  });

  it('are alike only in what is known of everybody', () => {
    assert.deepEqual(ids(comparison.product.alike), []);
    assert.ok(ids(compareVendors([acme, globex]).product.alike).includes('pledge/end-of-life'));
    const twice = compareVendors([acme, acme]);
    assert.deepEqual(ids(twice.product.differing), []);
    assert.deepEqual(ids(twice.ownEnterprise.alike), ['white-paper/staff-phishing-resistant-mfa']);
  });

  it('have every requirement once', () => {
    const all = [comparison.product, comparison.ownEnterprise].flatMap((group) => [...group.differing, ...group.alike, ...group.unknownOfSome, ...group.unknownOfAll]).map((row) => row.requirement);
    assert.equal(new Set(all).size, all.length);
    for (const id of Object.keys(seenOfAcme)) assert.ok(all.includes(id), id);
  });

  it('keep the maker’s own house and its product apart, figures too', () => {
    assert.deepEqual(ids(comparison.ownEnterprise.differing), ['white-paper/staff-phishing-resistant-mfa']);
    assert.deepEqual(comparison.ownEnterprise.differing[0]?.cells.map((cell) => cell.figure?.population), ['own-staff', 'own-staff', undefined]);
    const { differing, alike, unknownOfSome, unknownOfAll } = comparison.product;
    const product = [...differing, ...alike, ...unknownOfSome, ...unknownOfAll];
    assert.ok(product.every((row) => !row.requirement.includes('staff') && row.cells.every((cell) => cell.figure?.population !== 'own-staff')));
    const mixed = positionOf('mixed.example', { 'pledge/mfa': { verdict: 'partly-met', reason: ours('Seen.'), measure: { id: 'mfa-adoption', population: 'own-staff', dimensions: {}, points: [{ at: '2026-01-01', numerator: 1, denominator: 2 }], sources: [] } } });
    const cell = compareVendors([mixed, acme]).product.unknownOfSome.find((row) => row.requirement === 'pledge/mfa')?.cells[0];
    assert.equal(cell?.verdict, 'partly-met');
    assert.equal(cell?.figure, undefined);
  });

  it('do not differ by a share that is the same, nor by figures of two measures', () => {
    const withFigure = (id: 'mfa-adoption' | 'log-areas', numerator: number, denominator: number) => positionOf('same.example', { 'pledge/mfa': { verdict: 'partly-met', reason: ours('Seen.'), measure: { id, population: 'customers', dimensions: {}, points: [{ at: '2026-01-01', numerator, denominator }], sources: [] } } });
    assert.deepEqual(ids(compareVendors([withFigure('mfa-adoption', 5, 10), withFigure('mfa-adoption', 50, 100)]).product.alike), ['pledge/mfa']);
    assert.deepEqual(ids(compareVendors([withFigure('mfa-adoption', 5, 10), withFigure('log-areas', 1, 3)]).product.alike), ['pledge/mfa']);
    assert.deepEqual(ids(compareVendors([withFigure('mfa-adoption', 5, 10), withFigure('mfa-adoption', 6, 10)]).product.differing), ['pledge/mfa']);
  });

  it('hold no sum, no place and no winner', () => {
    const names = new Set<string>();
    JSON.stringify(comparison, (key, value: unknown) => (names.add(key), value));
    for (const word of ['winner', 'total', 'rank', 'score', 'best', 'position']) assert.equal(names.has(word), false, word);
  });
});
