import { parseXml } from '../gateway/xml.ts';
import type { Reading } from '../reader.ts';
import type { Source } from '../source.ts';
import { NoteList } from '../spdx/note-list.ts';
import { readValue } from '../spdx/read-value-2.ts';
import { orUnreadable } from '../spdx/refuse.ts';
import { MemberTree } from './member-tree.ts';

/** Reads an SPDX 2 document in XML. */
export function readSpdxXml(source: Source): Reading<'sbom'> {
  return orUnreadable('spdx-xml', () => {
    const tree = new MemberTree();
    parseXml(source, tree);
    return readValue(tree.document, { encoding: 'xml', placeOf: (pointer) => tree.placeOf(pointer), placeOfPackage: (index) => tree.placeOf(`/packages/${index}`).line ?? 1, isListed: false }, new NoteList());
  });
}
