import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textRules, type TextRuleName } from './text-rules.ts';

/** The patterns of the official schemas that the rules stand for; run here on short texts only. */
const patterns: Partial<Readonly<Record<TextRuleName, RegExp>>> = {
  'uuid-urn': /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'uuid-urn-or-braced': /^(?:urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}))$/,
  'single-line': /^(.*)$/,
  'media-type': /^[-+a-z0-9.]+\/[-+a-z0-9.]+$/,
  'hash-content': /^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$/,
  locale: /^([a-z]{2})(-[A-Z]{2})?$/,
  'bom-link-document': /^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/[1-9][0-9]*$/,
  'bom-link-element': /^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/[1-9][0-9]*#.+$/,
  'cre-id': /^CRE:[0-9]+-[0-9]+$/,
  'country-code': /^[A-Z]{2}$/,
  'patent-number': /^[A-Za-z0-9][A-Za-z0-9\-/.()\s]{0,28}[A-Za-z0-9]$/,
  'patent-number-with-plain-spaces': /^[A-Za-z0-9][A-Za-z0-9\-/.() ]{0,28}[A-Za-z0-9]$/,
  cpe: /^(?:([c][pP][eE]:\/[AHOaho]?(:[A-Za-z0-9._\-~%]*){0,6})|(cpe:2\.3:[aho*-](:(((\?*|\*?)([a-zA-Z0-9\-._]|(\\[\\*?!"#$%&'()+,/:;<=>@[\]^`{|}~]))+(\?*|\*?))|[*-])){5}(:(([a-zA-Z]{2,3}(-([a-zA-Z]{2}|[0-9]{3}))?)|[*-]))(:(((\?*|\*?)([a-zA-Z0-9\-._]|(\\[\\*?!"#$%&'()+,/:;<=>@[\]^`{|}~]))+(\?*|\*?))|[*-])){4}))$/,
};

const uuid = '3e671687-395b-41f5-a30f-a58921a69b79';
const samples = [
  '',
  'a',
  'A',
  'en',
  'en-GB',
  'en-gb',
  'eng',
  'GB',
  'G1',
  'application/json',
  'application/',
  'a/b/c',
  'Text/plain',
  `urn:uuid:${uuid}`,
  `urn:uuid:${uuid.toUpperCase()}`,
  `{${uuid}}`,
  `urn:uuid:{${uuid}}`,
  `urn:cdx:${uuid}/1`,
  `urn:cdx:${uuid}/12#a b`,
  `urn:cdx:${uuid}/0`,
  `urn:cdx:${uuid}/1#`,
  `urn:cdx:${uuid}/1#a\nb`,
  'CRE:764-507',
  'CRE:-1',
  'CRE:1-',
  'US 12/345.678 (A)',
  'US\t12',
  'US-',
  'ab'.repeat(16),
  'AB'.repeat(20),
  'ab'.repeat(18),
  'g'.repeat(32),
  'ab'.repeat(64),
  'two\nlines',
  'two\u2028lines',
  'cpe:/a:vendor:product:1.0',
  'CPE:/a:v',
  'cPE:/',
  'cpe:/x:v',
  'cpe:/a:1:2:3:4:5:6',
  'cpe:/a:1:2:3:4:5:6:7',
  'cpe:2.3:a:vendor:product:1.0:*:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:product:1.0:*:*:en-GB:*:*:*:*',
  'cpe:2.3:a:vendor:product:1.0:*:*:english:*:*:*:*',
  'cpe:2.3:a:ven\\:dor:pro\\*duct:?1.0??:*:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:product:*1*:-:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:product:**:*:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:pro duct:1:*:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:product:1:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:product:1:*:*:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:product\\:1:*:*:*:*:*:*:*',
  'cpe:2.3:x:vendor:product:1:*:*:*:*:*:*:*',
  'cpe:2.3:a:vendor:product:1:*:*:*:*:*:*:',
];

test('every rule agrees with the pattern that it stands for', () => {
  let compared = 0;
  for (const [name, pattern] of Object.entries(patterns) as [TextRuleName, RegExp][]) {
    for (const sample of samples) {
      for (const text of [sample, `${sample}\n`, ` ${sample}`, `${sample}x`, sample.slice(1), sample.slice(0, -1), sample.replace(':', '')]) {
        compared += 1;
        // In JavaScript `$` without the flag m is the very end, as the schemas mean it.
        assert.equal(textRules[name](text), pattern.test(text), `${name} ${JSON.stringify(text)}`);
      }
    }
  }
  assert.ok(compared > 4000);
});

test('formats are judged in outline', () => {
  const cases: readonly (readonly [TextRuleName, string, boolean])[] = [
    ['email', 'someone@works.example', true],
    ['email', 'söme.one@wörks.example', true],
    ['email', 'someone', false],
    ['email', 'a@b@c', false],
    ['email', 'a@b..c', false],
    ['email', 'a b@c', false],
    ['iri-reference', 'https://works.example/a?b=c#d', true],
    ['iri-reference', '../relative/ä', true],
    ['iri-reference', 'https://works.example/a b', false],
    ['iri-reference', 'https://works.example/${name}', false],
    ['iri-reference', 'https://works.example/%zz', false],
    ['uri', 'https://works.example', true],
    ['uri', '//works.example', false],
    ['date', '2026-02-30', false],
    ['date-time', '2026-08-01T00:00:00Z', true],
    ['date-time', '2026-08-01 00:00:00Z', false],
  ];
  for (const [name, text, expected] of cases) assert.equal(textRules[name](text), expected, `${name} ${text}`);
});

test('no rule takes more than a moment for a long text', () => {
  const traps = ['a'.repeat(500_000), ':'.repeat(500_000), `cpe:2.3:${'\\'.repeat(500_000)}`, `cpe:/${':'.repeat(500_000)}`, '?'.repeat(500_000), `a@${'.'.repeat(500_000)}`, '('.repeat(500_000), '%'.repeat(500_000)];
  const startedAt = performance.now();
  for (const keeps of Object.values(textRules)) for (const text of traps) keeps(text);
  assert.ok(performance.now() - startedAt < 2000);
});
