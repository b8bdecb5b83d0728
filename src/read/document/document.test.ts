import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentForms, isDocumentType, type DocumentForm } from '../../model/evidence/document-forms.ts';
import type { ProductDocument } from '../../model/evidence/document.ts';
import type { DocumentType } from '../../model/evidence/document-forms.ts';
import { headOf } from '../head.ts';
import { sourceOf, type Source } from '../source.ts';
import { addressesOf, blocksOf } from './blocks.ts';
import { datesIn } from './dates.ts';
import { document, readDocument } from './index.ts';
import { roleIn } from './roles.ts';
import { wordsOf } from './words.ts';

const source = (text: string, name = 'page.md'): Source => sourceOf(name, new TextEncoder().encode(text));
const accepts = (text: string, name?: string): boolean => document.accepts(headOf(source(text, name)));
const factsOf = (text: string, type: DocumentType): ProductDocument => {
  const { facts } = readDocument(source(text), type);
  assert.ok(facts !== undefined);
  return facts;
};
const typeOf = async (text: string, name?: string): Promise<string | undefined> => (accepts(text, name) ? (await document.read(source(text, name))).facts?.type : undefined);

test('a document is told by front matter, by a title that is its name, or by its file name', async () => {
  assert.equal(await typeOf('---\nassay: log-policy\n---\n\n# What we write down\n\nEvents.'), 'log-policy');
  assert.equal(await typeOf('# Quillgate Gateway Threat Model\n\nAssets.'), 'threat-model');
  assert.equal(await typeOf('# Memory-safety roadmap for Quillgate\n\nPlan.'), 'memory-safety-roadmap');
  assert.equal(await typeOf('# Notes\n\nAssets.', 'docs/threat-model.md'), 'threat-model');
  assert.equal(await typeOf('<html><head><title>Support policy</title></head><body><p>Versions.</p></body></html>', 'x.html'), 'support-policy');
});

test('a text that only speaks of such a document is none', async () => {
  assert.equal(await typeOf('# Publish a memory-safety roadmap\n\nA guide.'), undefined);
  assert.equal(await typeOf('# Threat model is current\n\nA check.'), undefined);
  assert.equal(await typeOf('# How to write a threat model\n\nA guide.'), undefined);
  assert.equal(await typeOf('export const title = "Threat model";', 'src/threat-model.ts'), undefined);
  assert.equal(await typeOf('---\nassay: something-else\n---\n\n# Threat model\n'), undefined);
  assert.equal(await typeOf('# Help\n\nAsk us.', 'src/support.md'), undefined);
});

test('a title that pages on something else bear too takes a word of the matter', async () => {
  assert.equal(await typeOf('# Configuration Templates\n\nRender the configuration of a device with Jinja.', 'docs/models/template.md'), undefined);
  assert.equal(await typeOf('# Configuration Templates\n\nStrict, standard and open: which risk each leaves.'), 'configuration-templates');
  assert.equal(await typeOf('# Logging\n\nCall `logger.info`.', 'docs/logging.rst'), undefined);
  assert.equal(await typeOf('Logging\n=======\n\nSign-in events; retention is one year.', 'docs/logging.rst'), 'log-policy');
  assert.equal(await typeOf('# Help\n\nAsk in the forum.', 'docs/support.md'), undefined);
});

test('headings of reStructuredText and AsciiDoc are headings', () => {
  assert.deepEqual(blocksOf('Threats\n-------\n\nText.\n').map(({ kind }) => kind), ['heading', 'paragraph']);
  assert.deepEqual(blocksOf('= Threat model\n\n== Assets\n\nText.\n').map(({ kind, level, text }) => [kind, level, text]), [['heading', 1, 'Threat model'], ['heading', 2, 'Assets'], ['paragraph', 2, 'Text.']]);
  assert.deepEqual(blocksOf('a\n== b\n').map(({ kind }) => kind), ['paragraph', 'heading']);
});

test('sections are recognised in headings, in lists and in tables', () => {
  const text = '# Threat model\n\n## What we protect\n\n## Attackers\n\n| Trust boundary | between |\n|---|---|\n\n- **Threat 1**: forged requests\n\n## Countermeasures\n';
  assert.deepEqual(factsOf(text, 'threat-model').sections.map(({ id, line }) => `${id}:${line}`), ['assets:3', 'actors:5', 'boundaries:7', 'threats:10', 'mitigations:12']);
});

test('dates of the document are kept apart from the dates of its plan', () => {
  const { dates, namedDates } = factsOf('---\nassay: log-roadmap\ndate: 2026-01-02\nupdated: 2026-03-04\n---\n\n# Roadmap\n\nLast reviewed: 5 June 2026\n\n- 2026-Q4: sign-in events\n- by 31 March 2027, exports\n', 'log-roadmap');
  assert.deepEqual(dates, [
    { meaning: 'issued', date: '2026-01-02', line: 3 },
    { meaning: 'updated', date: '2026-03-04', line: 4 },
    { meaning: 'updated', date: '2026-06-05', line: 9 },
  ]);
  assert.deepEqual(namedDates.map(({ date }) => date), ['2026-12-31', '2027-03-31']);
});

test('dates are read in three ways, and none that is not in the calendar', () => {
  assert.deepEqual(datesIn('2026-05-31, 1st June 2026, July 4, 2026, 31 February 2026, 2026-13-01, 04/05/2026'), ['2026-05-31', '2026-06-01', '2026-07-04']);
});

test('a role is told by its longest name', () => {
  assert.equal(roleIn('Senior Vice President, Engineering'), 'senior vice president');
  assert.equal(roleIn('our CISO and others'), 'chief information security officer');
  assert.equal(roleIn('Chief Information Security Officer'), 'chief information security officer');
  assert.equal(roleIn('the security team'), undefined);
});

test('whether a name stands beside a role is seen, and the name is not kept', () => {
  const named = ['Robin Example, Chief Product Officer, answers for it.', '| Name | Role |\n|---|---|\n| Åsa Öberg | CTO |', 'Name: Robin\n\nRole: Chief Technology Officer'];
  for (const text of named) {
    const { roles } = factsOf(`# Executive sponsor\n\n${text}\n`, 'executive');
    assert.equal(roles[0]?.isNameGiven, true, text);
    assert.doesNotMatch(JSON.stringify(roles), /Robin|Example|Öberg/);
  }
  assert.equal(factsOf('# Executive sponsor\n\nThe Chief Product Officer answers for secure by design.\n', 'executive').roles[0]?.isNameGiven, false);
});

test('front matter that is no plain YAML is refused with its line', () => {
  const { facts, notes } = readDocument(source('---\nassay: executive\nassay: executive\n---\n\n# Executive sponsor\n'), 'executive');
  assert.equal(facts, undefined);
  assert.equal(notes[0]?.place.line, 3);
});

test('every type can be told by its own names, and no two types share one', () => {
  const seen = new Map<string, string>();
  for (const type of Object.keys(documentForms).filter(isDocumentType)) {
    const { names, headings, shared }: DocumentForm = documentForms[type];
    for (const word of [...names, ...headings]) {
      assert.equal(seen.get(word) ?? type, type, `${word} is of two types`);
      seen.set(word, type);
    }
    for (const heading of headings) assert.ok(accepts(`# ${heading}\n\nText ${shared?.words[0] ?? ''}.`), heading);
    for (const title of shared?.titles ?? []) assert.ok([...names, ...headings].includes(title), title);
  }
});

test('blocks keep the lines of the source in Markdown and HTML', () => {
  assert.deepEqual(blocksOf('Title\n=====\n\n> quoted *text*\nover two lines\n\n1. first\n   more\n').map(({ kind, firstLine, text }) => [kind, firstLine, text]), [['heading', 1, 'Title'], ['paragraph', 4, 'quoted text\nover two lines'], ['item', 7, 'first\n   more']]);
  assert.deepEqual(blocksOf('<html>\n<body>\n<h2>A &amp; B</h2>\n<p>one\ntwo</p><ul><li>three</ul>').map(({ kind, firstLine, text }) => [kind, firstLine, text]), [['heading', 3, 'A & B'], ['paragraph', 4, 'one\ntwo'], ['item', 5, 'three']]);
});

test('addresses are found in links, in angle brackets and in plain words', () => {
  const [block] = blocksOf('See [us](https://a.example/x), <b@a.example> or\nhttps://c.example/y.');
  assert.ok(block !== undefined);
  assert.deepEqual(addressesOf(block), [{ line: 1, value: 'https://a.example/x' }, { line: 1, value: 'b@a.example' }, { line: 2, value: 'https://c.example/y' }]);
});

test('words part at hyphens, contractions become two, sentences end at full stops', () => {
  const { words, ends } = wordsOf('We won’t sue, e.g. for good-faith tests. Never!', 1);
  assert.deepEqual(words, ['we', 'will', 'not', 'sue', 'e.g', 'for', 'good', 'faith', 'tests', 'never']);
  assert.deepEqual([...ends], [8, 9]);
});
