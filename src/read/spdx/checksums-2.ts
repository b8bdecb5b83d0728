import { quote, say } from '../../model/text.ts';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { arrayAt, isObject, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { hashAlgorithm } from './hash-algorithm.ts';
import { memo } from './memo.ts';
import type { NoteList } from './note-list.ts';
import type { PlaceIn } from './shape.ts';
import { checksumLengths } from './vocabulary-2.ts';

/** The hashes of a package or file: the facts, and the algorithms alone. */
export interface Hashes {
  readonly facts: SbomComponent['hashes'];
  readonly algorithms: readonly string[];
}

/** Of one that has no checksum. */
export const noHashes: Hashes = { facts: [], algorithms: [] };

/** The hashes of a component by the algorithms, one a line: components share few combinations of them. */
export const hashesOf = memo((lines: string): Hashes => {
  const algorithms = lines.split('\n').map(hashAlgorithm);
  return { facts: algorithms.map((algorithm) => ({ algorithm })), algorithms };
});

const none: readonly never[] = [];

/** Reads the checksums of a package or file; one that is not as long as its algorithm says becomes a finding and is left out. */
export function readChecksums(object: JsonObject, placeIn: PlaceIn, notes: NoteList): Hashes {
  let algorithms = '';
  let count = 0;
  const checksums = arrayAt(object, 'checksums') ?? none;
  for (let index = 0; index < checksums.length; index += 1) {
    const checksum = checksums[index];
    if (!isObject(checksum)) continue;
    const algorithm = stringAt(checksum, 'algorithm') ?? '';
    const value = stringAt(checksum, 'checksumValue') ?? '';
    if (value === '' || value === 'NOASSERTION') continue;
    const length = checksumLengths.get(algorithm);
    if (length !== undefined && value.length !== length) {
      tellLength(algorithm, value.length, length, placeIn, index, notes);
      continue;
    }
    algorithms = algorithms === '' ? algorithm : `${algorithms}\n${algorithm}`;
    count += 1;
  }
  return count === 0 ? noHashes : hashesOf(algorithms);
}

/** Apart, so that the checksums that are right cost no closure. */
function tellLength(algorithm: string, length: number, expected: number, placeIn: PlaceIn, index: number, notes: NoteList): void {
  notes.finding('checksum-length', () => placeIn(`/checksums/${index}`), () => say`A checksum is named ${quote(algorithm, 40)} and has ${length} characters; expected are ${expected}.`);
}
