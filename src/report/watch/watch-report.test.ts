import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleReport, exampleWatched, quietWatched } from '../../../test/example-watch.ts';
import { forbiddenWording } from '../../../test/wording.ts';
import { ownWords } from '../../model/text.ts';
import { watchJson } from './json.ts';
import { watchMarkdown } from './markdown.ts';
import { watchTerminal } from './terminal.ts';
import { headingOf, sectionsOf } from './watch-sections.ts';

const report = exampleReport(exampleWatched('Acme'));
const shown = { terminal: watchTerminal(report, 80).value, markdown: watchMarkdown(report).value, json: watchJson(report).value };

describe('what watching tells', () => {
  it('says in every form whom the schedule binds, and whose verdict it is not', () => {
    for (const [form, text] of Object.entries(shown)) {
      const flat = text.replace(/\s+/g, ' ');
      assert.match(flat, /binding on US federal civilian agencies only/, form);
      assert.match(flat, /Not a verdict of CISA or of any other agency/, form);
      assert.match(flat, /says nothing against a maker/, form);
    }
  });

  it('has the four parts, also when there is nothing in them', () => {
    for (const watched of [exampleWatched('Acme'), quietWatched()]) {
      assert.deepEqual(sectionsOf(watched, true).map(({ title, items }) => [title, items.length > 0]), [['Changed', true], ['Due', true], ['Stale', true], ['Could not look', true]]);
    }
  });

  it('tells old and new passage with address, day and digest', () => {
    const flat = watchTerminal(report, 100).value.replace(/\s+/g, ' ');
    assert.match(flat, /On single sign-on, https:\/\/acme\.example\/pricing no longer says: Acme \(2026-05-31, sha256:[0-9a-f]{64}\)\./);
    assert.match(flat, /On single sign-on, https:\/\/acme\.example\/pricing now says: Acme\. \(2026-06-30, sha256:[0-9a-f]{64}\)\./);
  });

  it('of mail and encryption only what differs is told', () => {
    const flat = shown.terminal.replace(/\s+/g, ' ');
    assert.match(flat, /changed by 2026-05-31: DMARC reject before, none now\./);
    assert.match(flat, /changed by 2026-05-31: certificate trusted before, not trusted \(Acme\) now\./);
  });

  it('a verdict that moved comes with both reasons', () => {
    assert.match(shown.terminal.replace(/\s+/g, ' '), /\(pledge\/vdp\): unknown \(A person must read the policy\.\) → partly met \(Acme was read\.\)\./);
  });

  it('names the unknown fact of a deadline beside the day', () => {
    assert.match(shown.terminal.replace(/\s+/g, ' '), /Fix by 2026-06-01, and search the installation for traces of an attack: overdue by 30 days .* Unknown: whether your installation is publicly exposed and whether the technical impact is partial or total; the strictest row that this leaves possible is shown\./);
  });

  it('fits 80 columns', () => {
    for (const line of shown.terminal.split('\n')) assert.ok(line.length <= 80, `${line.length}: ${line}`);
  });

  it('says nothing that would be a verdict of an agency, and only whole sentences', () => {
    for (const watched of [exampleWatched('Acme'), quietWatched(), quietWatched({ difference: exampleWatched('x').difference ?? never() })]) {
      for (const { items } of [...sectionsOf(watched, true), ...sectionsOf(watched, false)]) {
        for (const { text, details } of items) {
          for (const sentence of [text, ...details]) assert.doesNotMatch(ownWords(sentence), forbiddenWording);
          for (const sentence of details) assert.match(ownWords(sentence), /\.$/);
          if (details.length === 0) assert.match(ownWords(text), /[.?]$/);
        }
      }
      assert.doesNotMatch(ownWords(headingOf(watched)), forbiddenWording);
    }
    for (const text of Object.values(shown)) assert.doesNotMatch(text, forbiddenWording);
  });

  it('text from evidence has no power in any form', () => {
    const hostile = '\u001b[31m::error::x ##vso[task] <script>alert(1)</script> ![x](https://evil.example) @everyone | `\u202e\n# heading';
    const bad = exampleReport(exampleWatched(hostile));
    const inTerminal = watchTerminal(bad, 80).value;
    assert.ok(!inTerminal.includes('\u001b') && !inTerminal.includes('\u202e') && !/(^|\n)\s*::/.test(inTerminal) && !inTerminal.includes('##vso['));
    const inMarkdown = watchMarkdown(bad).value;
    assert.ok(!inMarkdown.includes('\n# heading') && !inMarkdown.includes('\u202e'));
    for (const outside of inMarkdown.replace(/(`+)[^]*?[^`]\1(?!`)/g, '').split('\n')) assert.ok(!/<script|!\[x\]|@everyone/.test(outside), outside);
    const inJson = watchJson(bad).value;
    assert.ok(!inJson.includes('\u202e') && !inJson.includes('##'));
    JSON.parse(inJson);
  });

  it('a first look and a missing schedule are said', () => {
    const { schedule: _schedule, ...unscheduled } = report;
    const { difference: _difference, ...first } = quietWatched();
    const text = watchMarkdown({ ...unscheduled, watched: [{ ...first, isFirstLook: true }] }).value;
    assert.match(text, /This is the first look/);
    assert.match(text, /No schedule was chosen, so no deadlines are told/);
  });
});

function never(): never {
  throw new Error('There is a difference in the example.');
}
