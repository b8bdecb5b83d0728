import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { quote, say } from '../../model/text.ts';
import { annotation } from './annotation.ts';
import { csvCell, csvRow } from './csv.ts';
import { html } from './html.ts';
import { jsonDocument } from './json.ts';
import { markdown } from './markdown.ts';
import { terminal } from './terminal.ts';
import { xml } from './xml.ts';

const anything = fc.string({ unit: 'binary', maxLength: 60 });
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

describe('every place escapes what evidence brings', () => {
  it('the terminal gets no control, no new line and no command of a build server', () => fc.assert(fc.property(anything, (raw) => {
    const shown = terminal`${raw}`.value;
    assert.doesNotMatch(shown, controls);
    assert.doesNotMatch(shown, /\n|(^|\s)(::|##)/);
  })));
  it('a hidden screen clear is shown as what it is', () => assert.equal(terminal`${'\u{1b}[2JPASS'}`.value, '\\u{1b}[2JPASS'));
  it('a workflow command stays text', () => assert.equal(terminal`${'\n::set-output name=verdict::pass'}`.value.startsWith('\\u{a}'), true));
  it('HTML holds no markup from a value', () => fc.assert(fc.property(anything, (raw) => assert.doesNotMatch(html`${raw}`.value, /[<>"'`]/))));
  it('HTML keeps our markup and escapes the value inside', () => assert.equal(html`<b title="${'"><script>'}">${say`Named ${quote('<i>')}.`}</b>`.value, '<b title="&#34;&#62;&#60;script&#62;">Named &#60;i&#62;.</b>'));
  it('Markdown sets a quotation in a code span that it cannot leave', () => {
    assert.equal(markdown`${say`Named ${quote('![x](http://a.example/p.png)')}.`}`.value, 'Named `![x](http://a.example/p.png)`.');
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('`', 'a', '\n', '|', ' '), maxLength: 30 }), (raw) => {
      const shown = markdown`${raw}`.value;
      const fence = /^`+/.exec(shown)?.[0] ?? '';
      assert.ok(fence.length > 0 && !shown.slice(fence.length, -fence.length).split(/[^`]+/).includes(fence));
      assert.doesNotMatch(shown, /[\n|]/);
    }));
  });
  it('a CSV row has as many cells as were given and none is a formula', () => fc.assert(fc.property(fc.array(anything, { minLength: 1, maxLength: 4 }), (cells) => {
    const row = csvRow(cells.map((cell) => csvCell`${cell}`)).value;
    const read = [...row.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map((match) => match[1] ?? '');
    assert.equal(read.length, cells.length);
    for (const cell of read) assert.doesNotMatch(cell, /^\s*[=+\-@]/);
  })));
  it('an annotation keeps to its value', () => fc.assert(fc.property(anything, (raw) => assert.doesNotMatch(annotation`${raw}`.value, /[:,\r\n]/))));
  it('XML is well formed whatever the value', () => fc.assert(fc.property(anything, (raw) => assert.doesNotMatch(xml`${raw}`.value, /[<>"'\ufffe\uffff]/))));
  it('JSON reads back equal and prints no control', () => fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
    const shown = jsonDocument({ raw }).value;
    assert.doesNotMatch(shown.replaceAll('\n', ''), controls);
    assert.deepEqual(JSON.parse(shown), { raw });
  })));
  it('safe text of one place cannot be joined as a plain string', () => assert.throws(() => String(html`x`), /joined as a plain string/));
});
