import { ours, quote, say } from '../../model/text.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import { encodingOf } from '../gateway/text.ts';
import type { Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { NoteList } from '../spdx/note-list.ts';
import { orUnreadable } from '../spdx/refuse.ts';
import { SbomBuilder } from '../spdx/sbom-builder-2.ts';
import { checkShape, type PlaceIn } from '../spdx/shape.ts';
import { annotationShape, documentShape, reviewShape } from '../spdx/shapes-2.ts';
import { versionReading } from '../spdx/version-2.ts';
import { eachLine } from './lines.ts';
import { TagValueParser } from './parser.ts';
import { statedVersion } from './stated-version.ts';
import type { Section } from './tags.ts';

/** Reads an SPDX 2 document in tags and values. */
export function readTagValue(source: Source): Reading<'sbom'> {
  const notes = new NoteList();
  return orUnreadable('spdx-tag-value', () => read(source, notes));
}

function read(source: Source, notes: NoteList): Reading<'sbom'> {
  const { encoding } = encodingOf(source.head);
  if (encoding !== 'utf-8') notes.information('utf-16', {}, say`The document is in UTF-16; SPDX is written in UTF-8.`);
  const stated = statedVersion(new TextDecoder(encoding).decode(source.head));
  const version = versionReading(stated?.version);
  if (version === undefined) throw new Unreadable(`states the version ${JSON.stringify((stated?.version ?? '').slice(0, 40))}; SPDX-2.2 and SPDX-2.3 are read`, { line: stated?.line ?? 1 });
  const place = { line: stated?.line ?? 1 };
  if (version.note === 'information') notes.information('older-version', place, say`The document is ${quote(stated?.version ?? '')}; it was read by the rules of SPDX 2.2.`);
  else if (version.note === 'finding') notes.finding('version', () => place, () => say`The SPDXVersion is ${quote(stated?.version ?? '')}; expected is the form SPDX-2.2 or SPDX-2.3. It was read by the rules of ${ours(version.rules)}.`);

  const builder = new SbomBuilder(version.rules, notes);
  const visit = (section: Section, object: JsonObject, placeIn: PlaceIn, line: number): void => {
    if (section === 'package') builder.package(object, placeIn, line);
    else if (section === 'file') builder.file(object, placeIn);
    else if (section === 'snippet') builder.snippet(object, placeIn);
    else if (section === 'licence') builder.licence(object, placeIn);
    else if (section === 'relationship') builder.relationship(object, placeIn, line);
    else if (section === 'annotation') checkShape(object, annotationShape, version.rules, placeIn, notes);
    else if (section === 'review') checkShape(object, reviewShape, version.rules, placeIn, notes);
  };
  const parser = new TagValueParser(notes, visit);
  const onControl = (row: number): void => notes.finding('control-character', () => ({ line: row }), () => say`A line holds a control character; expected is text. Others near it are not told.`);
  eachLine(source, (text, start, end, row) => parser.line(text, start, end, row), onControl);
  const { document, placeIn } = parser.end();
  checkShape(document, documentShape, version.rules, placeIn, notes);
  builder.documentId = stringAt(document, 'SPDXID') ?? builder.documentId;
  const references = document['externalDocumentRefs'];
  if (Array.isArray(references)) references.forEach((reference: JsonObject, index) => builder.externalDocument(reference, (pointer) => placeIn(`/externalDocumentRefs/${index}${pointer}`)));
  const facts = builder.finish(document, 'tag-value', placeIn, (line) => ({ line }));
  return { kind: 'sbom', format: `spdx-tag-value-${facts.specificationVersion.replace('SPDX-', '')}`, facts, notes: notes.notes, notesOmitted: notes.omitted };
}
