import { ours, quote, say } from '../../model/text.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import { OtherForm } from '../gateway/other-form.ts';
import { encodingOf } from '../gateway/text.ts';
import type { Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { NoteList } from '../spdx/note-list.ts';
import { orUnreadable } from '../spdx/refuse.ts';
import { SbomBuilder } from '../spdx/sbom-builder-2.ts';
import { checkShape, type PlaceIn } from '../spdx/shape.ts';
import { annotationShape, documentShape, reviewShape } from '../spdx/shapes-2.ts';
import { versionReading } from '../spdx/version-2.ts';
import type { Version2 } from '../spdx/vocabulary-2.ts';
import { eachLine } from './lines.ts';
import { TagValueParser } from './parser.ts';
import { statedVersion } from './stated-version.ts';
import type { Section } from './tags.ts';
import { readUsualLines } from './usual-lines.ts';

/** Reads an SPDX 2 document in tags and values. */
export function readTagValue(source: Source): Reading<'sbom'> {
  return orUnreadable('spdx-tag-value', () => readByBytes(source) ?? readAsText(source));
}

/** Reads the document as text, line by line, and tells what is wrong with it. @throws Unreadable */
export function readAsText(source: Source): Reading<'sbom'> {
  const reader = new DocumentReader(source);
  const onControl = (row: number): void => reader.notes.finding('control-character', () => ({ line: row }), () => say`A line holds a control character; expected is text. Others near it are not told.`);
  eachLine(source, (text, start, end, row) => reader.parser.line(text, start, end, row), onControl);
  return reader.finish();
}

/** The same by its bytes, which is quicker; undefined where only its text can be told of. */
export function readByBytes(source: Source): Reading<'sbom'> | undefined {
  if (encodingOf(source.head).encoding !== 'utf-8') return undefined;
  try {
    const reader = new DocumentReader(source);
    readUsualLines(source, reader.rules, reader.parser, reader.builder);
    return reader.finish();
  } catch (error) {
    if (error instanceof OtherForm || error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** One document being read: its lines go to the parser, and what that puts together to the builder. */
class DocumentReader {
  readonly notes = new NoteList();
  readonly rules: Version2;
  readonly builder: SbomBuilder;
  readonly parser: TagValueParser;

  /** @throws Unreadable when the version is not read */
  constructor(source: Source) {
    const { notes } = this;
    const { encoding } = encodingOf(source.head);
    if (encoding !== 'utf-8') notes.information('utf-16', {}, say`The document is in UTF-16; SPDX is written in UTF-8.`);
    const stated = statedVersion(new TextDecoder(encoding).decode(source.head));
    const version = versionReading(stated?.version);
    const place = { line: stated?.line ?? 1 };
    if (version === undefined) throw new Unreadable(`states the version ${JSON.stringify((stated?.version ?? '').slice(0, 40))}; SPDX-2.2 and SPDX-2.3 are read`, place);
    if (version.note === 'information') notes.information('older-version', place, say`The document is ${quote(stated?.version ?? '')}; it was read by the rules of SPDX 2.2.`);
    else if (version.note === 'finding') notes.finding('version', () => place, () => say`The SPDXVersion is ${quote(stated?.version ?? '')}; expected is the form SPDX-2.2 or SPDX-2.3. It was read by the rules of ${ours(version.rules)}.`);
    this.rules = version.rules;
    this.builder = new SbomBuilder(version.rules, notes);
    this.parser = new TagValueParser(notes, (section, object, placeIn, line) => this.#visit(section, object, placeIn, line));
  }

  /** @throws Unreadable */
  finish(): Reading<'sbom'> {
    const { builder, notes, rules } = this;
    const { document, placeIn } = this.parser.end();
    checkShape(document, documentShape, rules, placeIn, notes);
    builder.documentId = stringAt(document, 'SPDXID') ?? builder.documentId;
    const references = document['externalDocumentRefs'];
    if (Array.isArray(references)) references.forEach((reference: JsonObject, index) => builder.externalDocument(reference, (pointer) => placeIn(`/externalDocumentRefs/${index}${pointer}`)));
    const facts = builder.finish(document, 'tag-value', placeIn, (line) => ({ line }));
    return { kind: 'sbom', format: `spdx-tag-value-${facts.specificationVersion.replace('SPDX-', '')}`, facts, notes: notes.notes, notesOmitted: notes.omitted };
  }

  #visit(section: Section, object: JsonObject, placeIn: PlaceIn, line: number): void {
    const { builder, notes, rules } = this;
    if (section === 'package') builder.package(object, placeIn, line);
    else if (section === 'file') builder.file(object, placeIn);
    else if (section === 'snippet') builder.snippet(object, placeIn);
    else if (section === 'licence') builder.licence(object, placeIn);
    else if (section === 'relationship') builder.relationship(object, placeIn, line);
    else if (section === 'annotation') checkShape(object, annotationShape, rules, placeIn, notes);
    else if (section === 'review') checkShape(object, reviewShape, rules, placeIn, notes);
  }
}
