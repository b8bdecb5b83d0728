import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { wordDocument } from './word-document.ts';

test('a document is well formed whatever its text is, keeps it, and is the same for the same text', async () => {
  const text = 'A <b>& "quoted"</b> ]]> 端\u{1f512}\nsecond line';
  const paragraphs = [{ style: 'Title', text: 'Clauses' }, { style: 'Normal', text }] as const;
  const bytes = await wordDocument(paragraphs, text, '2026-06-01T09:00:00.000Z');
  const parts = unzipSync(bytes);
  assert.deepEqual(Object.keys(parts).toSorted(), ['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'word/_rels/document.xml.rels', 'word/document.xml', 'word/styles.xml']);
  let seen = '';
  for (const [name, part] of Object.entries(parts)) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (problem) => assert.fail(`${name}: ${problem.message}`));
    if (name === 'word/document.xml') {
      parser.on('text', (found) => { seen += found; });
      parser.on('opentag', (tag) => { if (tag.name === 'w:br') seen += '\n'; });
    }
    parser.write(strFromU8(part)).close();
  }
  assert.equal(seen.trim(), `Clauses${text}`);
  assert.deepEqual(await wordDocument(paragraphs, text, '2026-06-01T09:00:00.000Z'), bytes);
});
