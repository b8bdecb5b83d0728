import assert from 'node:assert/strict';
import { subjectName } from '../../model/vendor-position.ts';
import { describe, it } from 'node:test';
import { acme, globex, initech } from '../../../test/example/vendor-position.ts';
import { forbiddenWording } from '../../../test/wording.ts';
import type { VendorComparison } from '../../model/vendor-comparison.ts';
import { compareVendors } from '../../vendor/compare.ts';
import { correction } from '../vendor-view/words.ts';
import { disclaimer } from '../words.ts';
import { comparisonHtml } from './html.ts';
import { comparisonJson } from './json.ts';
import { comparisonTerminal } from './terminal.ts';

const vendors = [acme, globex, initech];
const comparison = compareVendors(vendors);
const terminal = comparisonTerminal(comparison, { width: 80, all: false }).value;
const whole = comparisonTerminal(comparison, { width: 80, all: true }).value;
const file = comparisonHtml(comparison).value;
/** Without the style, whose names are not words for a reader. */
const page = file.replace(/<style>.*?<\/style>/s, '');
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('every report on makers side by side', () => {
  for (const [format, text] of [['terminal', terminal], ['terminal --all', whole], ['html', page], ['json', comparisonJson(comparison).value]] as const) {
    it(`says whose verdict it is not, what was seen when, and how to correct it (${format})`, () => {
      assert.ok(oneLine(text).includes(disclaimer));
      for (const sentence of correction) assert.ok(oneLine(text).includes(sentence), sentence);
      for (const { vendor, capture } of vendors) for (const word of [subjectName(vendor), capture.digest, capture.endedAt.slice(0, 10)]) assert.ok(text.includes(word), word);
    });

    it(`names no winner and makes no statement of an agency (${format})`, () => {
      assert.doesNotMatch(text, forbiddenWording);
      assert.doesNotMatch(text, /\b(winner|wins|better|best|worse|worst|leads|first place|total)\b/i);
      if (format !== 'json') assert.doesNotMatch(text, /contradict/i);
    });
  }
});

describe('the terminal comparison', () => {
  it('keeps to 80 columns', () => {
    for (const text of [terminal, whole]) assert.deepEqual(text.split('\n').filter((line) => line.length > 80), []);
  });

  it('shows differences first, then what is alike, then what is unknown, and the makers’ own houses apart', () => {
    const [product = '', house = ''] = terminal.split('THE MAKERS’ OWN HOUSES');
    const order = ['PRODUCT SECURITY', 'Where they differ (4)', 'Where they are alike (0)', 'Unknown of some', 'Unknown of all'].map((words) => product.indexOf(words));
    assert.deepEqual(order, order.toSorted((one, other) => one - other));
    assert.ok(order.every((place) => place >= 0));
    assert.doesNotMatch(product, /staff/);
    assert.match(house, /Phishing-resistant sign-in of all staff/);
  });

  it('gives each maker its own figure with denominator, without a percentage under 10', () => {
    assert.match(oneLine(terminal), /CVE records with a CWE: 45 of 46 \(97\.8 %\), 2026-11-18/);
    assert.match(oneLine(terminal), /CVE records with a CWE: 7 of 9, 2026-11-18/);
  });

  it('warns when the makers were not looked at on one day', () => {
    assert.match(oneLine(terminal), /from 2026-11-20 to 2026-11-22: a difference may be one of time/);
    assert.doesNotMatch(comparisonTerminal(compareVendors([acme, acme]), { width: 80, all: false }).value, /of time/);
  });
});

describe('the page of a comparison', () => {
  it('has one column for each maker in the order given', () => {
    const heads = [...page.matchAll(/<th scope="col">([^<]*)</g)].map((match) => match[1]).slice(0, 4);
    assert.deepEqual(heads, ['Requirement', 'Acme Tools', 'globex.example', 'Initech']);
  });

  it('is one file without script, and loads nothing', () => assert.doesNotMatch(file, /<script|<link|<img|src=|@import|url\(/i));
});

describe('the JSON of a comparison', () => {
  it('has the same bytes however the comparison was built', () => {
    const turned = Object.fromEntries(Object.entries(comparison).toReversed()) as unknown as VendorComparison;
    assert.equal(comparisonJson(turned).value, comparisonJson(comparison).value);
  });
});
