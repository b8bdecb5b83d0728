import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { exampleCve, exampleDigest, exampleFigures, examplePlace, examplePosition, exampleQuote } from '../../../../test/example-position.ts';
import type { PlaceId, PlaceLooked } from '../../../model/evidence/public-places.ts';
import type { PageTopic } from '../../../model/evidence/web-page.ts';
import type { CheckedFinding, Outcome } from '../../../model/finding.ts';
import { ours, quote, say } from '../../../model/text.ts';
import type { VendorPosition } from '../../../model/vendor-position.ts';
import type { VerdictName } from '../../../model/verdict.ts';
import type { PlaceChangeKind, VendorDifference } from '../../../model/watch/vendor-difference.ts';
import { isChange } from '../../../model/watch/is-change.ts';
import { positionDifference } from './position-difference.ts';

const before = examplePosition();
const priceAddress = 'https://acme.example/pricing';

function isEmpty({ domain: _domain, captures: _captures, ...parts }: VendorDifference): boolean {
  return Object.values(parts).every((part) => Array.isArray(part) && part.length === 0);
}

describe('what is different between two positions', () => {
  it('a place that appeared, vanished or holds other bytes is told as such', () => {
    const place = (changes: Partial<PlaceLooked>): VendorPosition => examplePosition({ places: [examplePlace(changes)] });
    const kinds = (one: Partial<PlaceLooked>, other: Partial<PlaceLooked>): unknown => positionDifference(place(one), place(other)).places.map(({ kind, what }) => [kind, ...what]);
    assert.deepEqual(kinds({ outcome: 'absent' }, {}), [['appeared']]);
    assert.deepEqual(kinds({}, { outcome: 'unusable' }), [['vanished']]);
    assert.deepEqual(kinds({}, { digest: exampleDigest('two') }), [['changed', 'bytes']]);
    assert.deepEqual(kinds({ outcome: 'absent' }, { outcome: 'unusable' }), [['changed', 'outcome']]);
  });

  it('a place that could not be looked at has neither appeared nor vanished', () => {
    const refused = examplePosition({ places: [examplePlace({ outcome: 'not-looked' })] });
    const found = examplePosition({ places: [examplePlace()] });
    assert.deepEqual(positionDifference(found, refused).places.map(({ kind }) => kind), ['no-longer-looked']);
    assert.deepEqual(positionDifference(refused, found).places.map(({ kind }) => kind), ['newly-looked']);
    assert.deepEqual(positionDifference(refused, examplePosition({ places: [] })).places, []);
  });

  it('an advisory that came into the newest of a list is a change, one that newer ones displaced is none, nor are its findings', () => {
    const list = examplePlace({ place: 'advisory-list', address: 'https://acme.example/csaf/feed.json' });
    const advisory = (name: string): PlaceLooked => examplePlace({ place: 'advisory', address: `https://acme.example/csaf/${name}.json`, digest: exampleDigest(name) });
    const weakness = (name: string): CheckedFinding => ({ check: 'advisory-names-the-weakness', outcome: 'fail', subject: name, fingerprint: `advisory-names-the-weakness/${name}`, message: say`${quote(name)} names no weakness.`, pointers: [{ artifact: exampleDigest(name), path: name }], origin: 'collected', complete: true });
    const at = (...names: readonly string[]): VendorPosition => examplePosition({ places: [list, ...names.map(advisory)], findings: names.map(weakness) });
    const turned = positionDifference(at('2026-01', '2026-02'), at('2026-02', '2026-03'));
    assert.deepEqual(turned.places.map(({ kind, address }) => [kind, address.slice(-12, -5)]), [['no-longer-listed', '2026-01'], ['newly-listed', '2026-03']]);
    assert.deepEqual(turned.goneFindings.map(({ isOfListed }) => isOfListed), [true]);
    assert.equal(isChange(turned), true);
    assert.equal(isChange(positionDifference(at('2026-01', '2026-02'), at('2026-02'))), false);
    // A list that could not be read tells nothing of what it names.
    const unread = examplePosition({ places: [{ ...list, outcome: 'not-looked' }], findings: [] });
    assert.deepEqual(positionDifference(unread, at('2026-01')).places.map(({ kind }) => kind), ['newly-looked', 'newly-looked']);
  });

  it('a renewed certificate is no change, a lost trust is', () => {
    const tls = { protocol: 'TLSv1.3', isTrusted: true, validTo: '2026-06-30T00:00:00Z', certificate: exampleDigest('a') };
    const at = (changes: object): VendorPosition => examplePosition({ places: [examplePlace({ place: 'tls', address: 'acme.example', tls: { ...tls, ...changes } })] });
    assert.deepEqual(positionDifference(at({}), at({ validTo: '2026-09-30T00:00:00Z', certificate: exampleDigest('b') })).places, []);
    assert.deepEqual(positionDifference(at({}), at({ isTrusted: false, problem: 'CERT_HAS_EXPIRED' })).places.map(({ what }) => what), [['encryption']]);
  });

  it('a weaker policy against forged mail is a change', () => {
    const at = (dmarc: 'reject' | 'none'): VendorPosition => examplePosition({ places: [examplePlace({ place: 'reporting-mail', address: 'acme.example', mail: { domain: 'acme.example', dmarc } })] });
    assert.deepEqual(positionDifference(at('reject'), at('none')).places.map(({ what }) => what), [['mail']]);
  });

  it('a moved verdict comes with both reasons; another reason alone is no move', () => {
    const moved = positionDifference(before, examplePosition({ verdicts: [{ requirement: 'pledge/vdp', verdict: 'partly-met', reason: ours('One clause was read.'), parts: [] }] }));
    assert.deepEqual(moved.verdicts, [{ requirement: 'pledge/vdp', before: { verdict: 'unknown', reason: ours('A person must read the policy.') }, after: { verdict: 'partly-met', reason: ours('One clause was read.') } }]);
    assert.deepEqual(positionDifference(before, examplePosition({ verdicts: [{ requirement: 'pledge/vdp', verdict: 'unknown', reason: ours('Another reason.'), parts: [] }] })).verdicts, []);
  });

  it('another passage on a price page is told with both quotes, addresses and days; another line is not', () => {
    const quotes = [exampleQuote({ quote: 'Single sign-on costs extra.', capturedAt: '2026-06-30T10:00:00Z', digest: exampleDigest('price-2') })];
    assert.deepEqual(positionDifference(before, examplePosition({ quotes })).quotes, [{
      topic: 'single-sign-on', address: priceAddress,
      before: [{ quote: 'Single sign-on is part of every plan.', capturedAt: '2026-05-31T10:00:00Z', digest: exampleDigest('price') }],
      after: [{ quote: 'Single sign-on costs extra.', capturedAt: '2026-06-30T10:00:00Z', digest: exampleDigest('price-2') }],
    }]);
    assert.deepEqual(positionDifference(before, examplePosition({ quotes: [exampleQuote({ line: 99 })] })).quotes, []);
  });

  it('words of a page that could not be read again are unknown, not gone', () => {
    const places = [examplePlace(), examplePlace({ place: 'price-page', address: priceAddress, from: 'given', outcome: 'not-looked' })];
    const difference = positionDifference(before, examplePosition({ quotes: [], places }));
    assert.deepEqual(difference.quotes, []);
    assert.deepEqual(difference.places.map(({ kind }) => kind), ['no-longer-looked']);
  });

  it('a page that redirects is known by its bytes, so that a failed look does not take its words away', () => {
    const quotes = [exampleQuote({ address: 'https://www.acme.example/en/pricing' })];
    const refused = [examplePlace(), examplePlace({ place: 'price-page', address: priceAddress, from: 'given', outcome: 'not-looked' })];
    assert.deepEqual(positionDifference(examplePosition({ quotes }), examplePosition({ quotes: [], places: refused })).quotes, []);
    assert.deepEqual(positionDifference(examplePosition({ quotes }), examplePosition({ quotes: [] })).quotes.map(({ address, before: gone }) => [address, gone.length]), [[priceAddress, 1]]);
  });

  it('only figures of the maker’s own records count, with what they are a share of', () => {
    const difference = positionDifference(examplePosition({ cve: exampleCve() }), examplePosition({ cve: exampleCve(exampleFigures({ published: 12, withCwe: 8 })) }));
    assert.deepEqual(difference.figures.slice(0, 2), [
      { figure: 'published', before: { value: 10 }, after: { value: 12 } },
      { figure: 'withCwe', before: { value: 8, of: 10 }, after: { value: 8, of: 12 } },
    ]);
    const others = exampleCve();
    assert.deepEqual(positionDifference(examplePosition({ cve: exampleCve() }), examplePosition({ cve: { ...others, byOthers: { ...others.byOthers, all: exampleFigures({ published: 99 }) } } })).figures, []);
  });

  it('figures under other issuers are not compared, and the difference says why', () => {
    const { figures, figuresNotCompared } = positionDifference(examplePosition({ cve: exampleCve() }), examplePosition({ cve: exampleCve(exampleFigures({ published: 99 }), { makerIssuers: [] }) }));
    assert.deepEqual(figures, []);
    assert.ok(figuresNotCompared !== undefined);
    assert.ok(positionDifference(before, examplePosition({ cve: exampleCve() })).figuresNotCompared !== undefined);
  });

  it('a rule that changed is told, for a verdict may move without the maker', () => {
    assert.deepEqual(positionDifference(before, examplePosition({ catalogVersion: '0.2.0' })).rules?.after, { engineVersion: '0.1.0', catalogVersion: '0.2.0' });
  });

  it('two makers are not before and after', () => {
    assert.throws(() => positionDifference(before, examplePosition({ vendor: { domain: 'other.example' } })), RangeError);
  });
});

const few = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> => fc.array(item, { maxLength: 6 });
const word = fc.constantFrom('a', 'b', 'c');
const anyPlace = fc.record({ place: fc.constantFrom<PlaceId>('security-txt', 'price-page', 'tls', 'advisory-list', 'advisory'), address: word, outcome: fc.constantFrom<PlaceLooked['outcome'][]>('found', 'absent', 'unusable', 'not-looked'), digest: word.map(exampleDigest) }).map((changes) => examplePlace(changes));
const anyPosition: fc.Arbitrary<VendorPosition> = fc.record({
  engineVersion: word,
  places: few(anyPlace),
  quotes: few(fc.record({ topic: fc.constantFrom<PageTopic>('pledge', 'sbom'), quote: word, address: word }).map((changes) => exampleQuote(changes))),
  findings: few(fc.record({ fingerprint: word, outcome: fc.constantFrom<Outcome>('pass', 'fail', 'needs-review'), pointers: few(word) }).map(({ pointers, ...changes }) => ({ check: 'x', subject: 'x', message: ours('x.'), origin: 'collected' as const, complete: true, ...changes, pointers: pointers.map((name) => ({ artifact: exampleDigest(name), path: name })) }))),
  verdicts: few(fc.record({ requirement: word, verdict: fc.constantFrom<VerdictName>('met', 'unknown', 'not-met') }).map((changes) => ({ reason: ours('x.'), parts: [], ...changes }))),
  questions: few(word.map((requirement) => ({ requirement, ask: 'x?', why: '', goodAnswer: '', clause: '', open: ours('x.') }))),
  published: fc.option(fc.integer({ min: 0, max: 3 })),
}).map(({ published, ...changes }) => examplePosition({ ...changes, ...(published === null ? {} : { cve: exampleCve(exampleFigures({ published })) }) }));

const mirroredKind: Readonly<Record<PlaceChangeKind, PlaceChangeKind>> = { appeared: 'vanished', vanished: 'appeared', changed: 'changed', 'newly-looked': 'no-longer-looked', 'no-longer-looked': 'newly-looked', 'newly-listed': 'no-longer-listed', 'no-longer-listed': 'newly-listed' };

/** The difference as it must be when the positions are swapped. */
function mirrorOf(difference: VendorDifference): VendorDifference {
  const swap = <Side extends { readonly before?: unknown; readonly after?: unknown }>({ before: was, after: is, ...rest }: Side): Side => ({ ...rest, ...(is === undefined ? {} : { before: is }), ...(was === undefined ? {} : { after: was }) } as unknown as Side);
  return {
    ...difference,
    captures: swap(difference.captures),
    ...(difference.rules === undefined ? {} : { rules: swap(difference.rules) }),
    places: difference.places.map((change) => ({ ...swap(change), kind: mirroredKind[change.kind] })),
    verdicts: difference.verdicts.map(swap),
    newFindings: difference.goneFindings, goneFindings: difference.newFindings,
    quotes: difference.quotes.map(swap),
    figures: difference.figures.map(swap),
    openedQuestions: difference.closedQuestions, closedQuestions: difference.openedQuestions,
  };
}

describe('laws of the difference', () => {
  it('a position does not differ from itself', () => {
    fc.assert(fc.property(anyPosition, (position) => assert.ok(isEmpty(positionDifference(position, position)))));
  });
  it('swapping the positions mirrors the difference', () => {
    fc.assert(fc.property(anyPosition, anyPosition, (one, other) => assert.deepEqual(positionDifference(other, one), mirrorOf(positionDifference(one, other)))));
  });
  it('the order in which a position lists things does not matter', () => {
    fc.assert(fc.property(anyPosition, anyPosition, (one, other) => {
      const unique = { ...other, places: [...new Map(other.places.map((place) => [`${place.place} ${place.address}`, place])).values()], verdicts: [...new Map(other.verdicts.map((verdict) => [verdict.requirement, verdict])).values()] };
      const turned = { ...unique, places: unique.places.toReversed(), quotes: unique.quotes.toReversed(), findings: unique.findings.toReversed(), verdicts: unique.verdicts.toReversed(), questions: unique.questions.toReversed() };
      assert.deepEqual(positionDifference(one, turned), positionDifference(one, unique));
    }));
  });
});
