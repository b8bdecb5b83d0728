import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acme, digestOf, figures, globex, initech } from '../../../test/example/vendor-position.ts';
import { forbiddenWording } from '../../../test/wording.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import { disclaimer } from '../words.ts';
import { vendorHtml } from './html/index.ts';
import { vendorJson } from './json.ts';
import { vendorTerminal } from './terminal/index.ts';
import { correction } from './words.ts';

const brief = (position: VendorPosition): string => vendorTerminal(position, { width: 80, all: false }).value;
const whole = (position: VendorPosition): string => vendorTerminal(position, { width: 80, all: true }).value;
/** Without the style, whose names are not words for a reader. */
const page = (position: VendorPosition): string => vendorHtml(position).value.replace(/<style>.*?<\/style>/s, '');
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
const formats = (position: VendorPosition): ReadonlyMap<string, string> => new Map([['terminal', brief(position)], ['terminal --all', whole(position)], ['html', page(position)], ['json', vendorJson(position).value]]);

describe('every report on a maker', () => {
  for (const position of [acme, globex, initech]) {
    for (const [format, text] of formats(position)) {
      it(`says whose verdict it is not, when it was seen, under which digest, and how to correct it (${format}, ${position.vendor.domain})`, () => {
        const words = oneLine(format === 'json' ? text.replaceAll('\\u2019', '’') : text);
        assert.ok(words.includes(disclaimer));
        assert.ok(words.includes(position.capture.digest));
        assert.ok(words.includes(position.capture.endedAt.slice(0, 10)));
        for (const sentence of correction) assert.ok(words.replaceAll(' - ', ' ').includes(sentence), sentence);
      });

      it(`makes no statement of an agency and never says «contradicted» (${format}, ${position.vendor.domain})`, () => {
        assert.doesNotMatch(text, forbiddenWording);
        if (format !== 'json') assert.doesNotMatch(text, /contradict/i);
      });
    }
  }
});

describe('the terminal report on a maker', () => {
  it('keeps to 80 columns, without colours where none are asked for', () => {
    for (const text of [brief(acme), whole(acme), brief(initech)]) {
      assert.deepEqual(text.split('\n').filter((line) => line.length > 80), []);
      assert.doesNotMatch(text, /\u001b/);
    }
    assert.match(vendorTerminal(acme, { width: 80, all: false, isColoured: true }).value, /\u001b\[35m/);
  });

  it('says first what was looked at, then what was seen, and unknown apart', () => {
    const order = ['PLACES (10): 6 found', 'THE SEVEN GOALS OF THE PLEDGE', 'GUIDE: AUTHENTICATION', 'THE MAKER’S OWN HOUSE', 'UNKNOWN, which is neither good nor bad', 'IN THE MAKER’S OWN WORDS', 'CVE RECORDS', 'QUESTIONS THAT REMAIN: 38, the first 5', 'IS SOMETHING WRONG HERE?'].map((words) => brief(acme).indexOf(words));
    assert.ok(order.every((place) => place >= 0), order.join());
    assert.deepEqual(order, order.toSorted((one, other) => one - other));
  });

  it('gives every statement its place and day', () => {
    assert.match(oneLine(brief(acme)), /Version 7 receives patches until 2028-12-31\. \[place 9, 2026-11-20\]/);
    assert.match(oneLine(brief(acme)), /service\. \[capture of 2026-11-20\]/);
    assert.match(oneLine(brief(acme)), /\[CVE list of 2026-11-18, 2026-11-20, sha256:[0-9a-f]{12}…\]/);
  });

  it('prints every question and clause only when asked for all', () => {
    assert.doesNotMatch(brief(acme), /\[consequence\]/);
    for (const question of acme.questions) assert.ok(oneLine(whole(acme)).includes(question.ask), question.requirement);
    assert.match(oneLine(whole(acme)), /Draft clause, for your counsel to adapt/);
  });

  it('says how to bring in a list of CVE records when there is none', () => {
    const { cve: _cve, ...without } = acme;
    assert.match(oneLine(brief(without)), /nothing is said about them\. Bring one in with: assay cve import <file>/);
    assert.match(page(without), /assay cve import &#60;file&#62;/);
  });
});

describe('figures on a maker', () => {
  it('have no percentage under 10 records, and one from 10 on', () => {
    for (const text of [brief(globex), page(globex)]) {
      assert.match(oneLine(text), /7 of 9 published/);
      assert.doesNotMatch(text, /7 of 9 \(/);
      assert.match(oneLine(text), /45 of 46 \(97\.8 %\)/);
    }
  });

  it('keep the records of others apart, and say that their number says nothing', () => {
    for (const text of [oneLine(brief(acme)), oneLine(page(acme))]) {
      assert.match(text, /30 published, by example-labs 21, third-party 9\. These are not the maker’s doing/);
      assert.match(text, /How many records there are says nothing for or against a maker/);
    }
  });

  it('say so when the maker issued none', () => {
    assert.ok(acme.cve !== undefined);
    const none = figures(0, { withCwe: 0, withCpe: 0, rejected: 0, timed: 0, cpeNames: 0, publishedBeforePublic: 0 });
    const { daysMedian: _daysMedian, ...untimed } = none;
    const text = page({ ...acme, cve: { ...acme.cve, byMaker: { all: untimed, years: [], quarters: [], aroundSigning: [], classes: [] } } });
    assert.match(text, /No published record was issued by the maker/);
    assert.doesNotMatch(text, /NaN|Infinity/);
  });
});

describe('quotations', () => {
  it('hold at most 300 characters, with address, day and digest', () => {
    const quotes = [{ topic: 'pledge' as const, quote: 'w'.repeat(2000), address: 'https://acme.example/pledge', digest: digestOf('pledge'), capturedAt: '2026-11-20T10:00:00Z', line: 3 }];
    for (const [format, text] of formats({ ...acme, quotes })) {
      assert.ok(text.replaceAll(/[\s]+/g, '').includes('w'.repeat(299)), format);
      assert.ok(!text.replaceAll(/[\s]+/g, '').includes('w'.repeat(301)), format);
      assert.ok(text.replaceAll(/[\s]+/g, '').includes('https://acme.example/pledge'), format);
      assert.ok(text.includes(digestOf('pledge').slice(0, 19)), format);
    }
  });
});

describe('the page on a maker', () => {
  it('is one file without script, and loads nothing', () => {
    assert.doesNotMatch(page(acme), /<script|<link|<img|src=/i);
    assert.doesNotMatch(vendorHtml(acme).value, /@import|url\(/i);
    assert.match(page(acme), /default-src 'none'/);
  });

  it('has every question with why, a good answer and a clause that is named a draft', () => {
    assert.equal((page(acme).match(/<li><details class="quiet">/g) ?? []).length, acme.questions.length);
    assert.equal((page(acme).match(/Draft clause, for your counsel to adapt/g) ?? []).length, acme.questions.length);
  });
});

describe('the JSON on a maker', () => {
  it('has the same bytes however the position was built', () => {
    const turned = Object.fromEntries(Object.entries(acme).toReversed()) as unknown as VendorPosition;
    assert.equal(vendorJson(turned).value, vendorJson(acme).value);
  });

  it('holds the whole position', () => {
    const data = JSON.parse(vendorJson(acme).value) as VendorPosition;
    assert.equal(data.schema, 'assay-vendor-position-1');
    assert.equal(data.verdicts.length, acme.verdicts.length);
    assert.equal(data.questions.length, acme.questions.length);
  });
});

describe('the first questions', () => {
  it('are one of each section of the guide, as far as they remain', () => {
    const [, asked = ''] = brief(acme).split('QUESTIONS THAT REMAIN');
    for (const words of ['multi-factor sign-in or a passkey', 'default password', 'class of vulnerability', 'days of security logs', 'SBOM of each supported version']) assert.ok(oneLine(asked).includes(words), words);
  });
});
