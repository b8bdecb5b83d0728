import assert from 'node:assert/strict';
import { test } from 'node:test';
import PDFDocument from 'pdfkit';
import { rawText } from '../model/text.ts';
import { sourceOf, type Source } from '../read/source.ts';
import { readPdf } from './read-pdf.ts';

/** Draws a document as an office program would print it. */
async function pdf(draw: (document: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument(options);
  const pieces: Uint8Array[] = [];
  document.on('data', (piece: Uint8Array) => pieces.push(piece));
  const ended = new Promise<void>((resolve) => { document.on('end', resolve); });
  draw(document);
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

function source(content: Uint8Array): Source {
  return sourceOf('hardening.pdf', content);
}

test('the text of a PDF is read as any text, headings by their height', async () => {
  const bytes = await pdf((document) => {
    document.fontSize(24).text('Hardening guide').fontSize(11).moveDown();
    document.text('Last updated: 2026-10-01').moveDown();
    document.fontSize(16).text('Greatest risks').fontSize(11).moveDown();
    document.text('Everything comes safe; these are the steps that are left for those who connect the product with other systems of their own.');
  });
  const { reading } = await readPdf(source(bytes), {});
  assert.ok(reading?.kind === 'document' && reading.facts !== undefined);
  assert.deepEqual(reading.facts, { type: 'hardening-guide', typeFrom: 'heading', hasTitle: true, words: 31, headings: 2, dates: [{ meaning: 'updated', date: '2026-10-01', line: 3 }], namedDates: [], sections: [{ id: 'risks', line: 5 }], guide: { steps: 1, settings: 0, stepsWithRisk: 1, stepsWithDecider: 0 }, roles: [] });
  assert.equal(reading.format, 'document-text-pdf');
  assert.match(rawText(reading.notes.at(-1)?.message ?? { parts: [] }), /1 pages/);
});

test('a PDF that shows no text is named, and none of it is evidence', async () => {
  assert.deepEqual(await readPdf(source(await pdf((document) => { document.rect(10, 10, 100, 100).fill('red'); })), {}), { formatName: 'a PDF document that shows no text, such as a scanned one' });
});

test('a PDF that is cut off, locked or far too long is refused with the reason', async () => {
  const good = await pdf((document) => { document.text('Hardening guide'); });
  const locked = await pdf((document) => { document.text('Hardening guide'); }, { userPassword: 'secret', pdfVersion: '1.7' });
  const long = await pdf((document) => { for (let page = 0; page < 600; page += 1) document.addPage(); });
  for (const [bytes, reason] of [[good.subarray(0, 60), /damaged/], [locked, /password/], [long, /601 pages; at most 500/]] as const) {
    const { reading } = await readPdf(source(bytes), {});
    assert.equal(reading?.facts, undefined);
    assert.match(rawText(reading?.notes[0]?.message ?? { parts: [] }), reason);
  }
});

test('more text, and more time, than a document may take is refused', async () => {
  const bytes = await pdf((document) => { document.text('Hardening guide').addPage().text('Turn off what nobody uses.'); });
  const limits = { bytesMax: 1_000_000, pagesMax: 10, charactersMax: 1000, millisecondsMax: 10_000 };
  for (const [changed, reason] of [[{ charactersMax: 20 }, /more than 20 characters/], [{ millisecondsMax: -1 }, /1 of 2 pages were read/], [{ bytesMax: 100 }, /at most 100 are read/]] as const) {
    const { reading } = await readPdf(source(bytes), {}, { ...limits, ...changed });
    assert.match(rawText(reading?.notes[0]?.message ?? { parts: [] }), reason);
  }
});
