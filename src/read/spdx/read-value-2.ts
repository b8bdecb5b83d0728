import { ours, quote, say } from '../../model/text.ts';
import type { Sbom } from '../../model/evidence/sbom.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import type { Reading } from '../reader.ts';
import { Unreadable, type Place } from '../source.ts';
import type { NoteList } from './note-list.ts';
import { eachObject } from './read-json.ts';
import { SbomBuilder } from './sbom-builder-2.ts';
import { checkShape, type PlaceIn } from './shape.ts';
import { documentShape } from './shapes-2.ts';
import { versionReading } from './version-2.ts';

/** How a document was written that has the members of the JSON form. */
export interface ValueForm {
  readonly encoding: Extract<Sbom['encoding'], 'yaml' | 'xml'>;
  /** Where a member stands, by its JSON pointer. */
  readonly placeOf: (pointer: string) => Place;
  /** What a component’s place is: position in the list of packages, or line. */
  readonly placeOfPackage: (index: number) => number;
  /** A component’s place is a position in the list of packages. */
  readonly isListed: boolean;
}

/**
 * Makes the facts of an SPDX 2 document whose members are those of the JSON form, whatever they were written in.
 * @throws Unreadable when the version is not read, or an id is given twice
 */
export function readValue(document: JsonObject, { encoding, placeOf, placeOfPackage, isListed }: ValueForm, notes: NoteList): Reading<'sbom'> {
  const stated = stringAt(document, 'spdxVersion');
  const version = versionReading(stated);
  const place = placeOf('/spdxVersion');
  if (version === undefined) throw new Unreadable(`states the version ${JSON.stringify((stated ?? '').slice(0, 40))}; SPDX-2.2 and SPDX-2.3 are read`, place);
  if (version.note === 'information') notes.information('older-version', place, say`The document is ${quote(stated ?? '')}; it was read by the rules of SPDX 2.2.`);
  else if (version.note === 'finding') notes.finding('version', () => place, () => say`The spdxVersion is ${quote(stated ?? 'not there')}; expected is the form SPDX-2.2 or SPDX-2.3. It was read by the rules of ${ours(version.rules)}.`);
  const at = (pointer: string): PlaceIn => (inner) => placeOf(`${pointer}${inner}`);
  const builder = new SbomBuilder(version.rules, notes);
  checkShape(document, documentShape, version.rules, at(''), notes);
  builder.documentId = stringAt(document, 'SPDXID') ?? builder.documentId;
  eachObject(document, 'externalDocumentRefs', notes, '', (item, index) => builder.externalDocument(item, at(`/externalDocumentRefs/${index}`)));
  eachObject(document, 'packages', notes, '', (item, index) => builder.package(item, at(`/packages/${index}`), placeOfPackage(index)));
  eachObject(document, 'files', notes, '', (item, index) => builder.file(item, at(`/files/${index}`)));
  eachObject(document, 'snippets', notes, '', (item, index) => builder.snippet(item, at(`/snippets/${index}`)));
  eachObject(document, 'hasExtractedLicensingInfos', notes, '', (item, index) => builder.licence(item, at(`/hasExtractedLicensingInfos/${index}`)));
  eachObject(document, 'relationships', notes, '', (item, index) => builder.relationship(item, at(`/relationships/${index}`), index));
  const facts = builder.finish(document, encoding, at(''), (index) => placeOf(`/relationships/${index}`));
  return { kind: 'sbom', format: `spdx-${encoding}-${facts.specificationVersion.replace('SPDX-', '')}`, facts: isListed ? { ...facts, listedIn: '/packages' } : facts, notes: notes.notes, notesOmitted: notes.omitted };
}
