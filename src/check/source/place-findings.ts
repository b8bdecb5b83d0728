import type { Pointer } from '../../model/artifact.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SourcePlace } from '../../model/evidence/source-tree.ts';
import type { Finding } from '../../model/finding.ts';
import { say, type Text } from '../../model/text.ts';

export type Tree = Evidence<'source-tree'>;

/** Pointers that one finding carries, and failing subjects that get a finding of their own. */
const pointersMax = 20;
const failuresMax = 200;

/** A place of a tree, ready to be grouped into findings. */
export interface FailingPlace {
  readonly subject: string;
  readonly pointer: Pointer;
}

/** The whole tree as a pointer: for what is said about all of its files. */
export function treePointer(tree: Tree): Pointer {
  return { artifact: tree.artifact.digest, path: tree.artifact.path };
}

export function placePointer(tree: Tree, place: SourcePlace): Pointer {
  return { artifact: tree.artifact.digest, path: tree.artifact.path, member: place.path, line: place.line };
}

/**
 * One failing finding a subject, most places first in the order of the files, and one for the rest.
 * @param total how many failing places there are, also those that the evidence no longer lists
 * @param message the sentence for one subject with its number of places
 */
export function failingFindings(places: readonly FailingPlace[], total: number, message: (subject: string, count: number) => Text): readonly Finding[] {
  const groups = Map.groupBy(places, (place) => place.subject);
  const subjects = [...groups.keys()];
  const findings = subjects.slice(0, failuresMax).map((subject): Finding => {
    const own = groups.get(subject) ?? [];
    return { outcome: 'fail', subject, message: message(subject, own.length), count: own.length, pointers: own.slice(0, pointersMax).map((place) => place.pointer) };
  });
  const told = findings.reduce((sum, finding) => sum + (finding.count ?? 1), 0);
  const rest = total - told;
  const last = places.at(-1);
  if (rest > 0 && last !== undefined) {
    const more = subjects.slice(failuresMax).flatMap((subject) => groups.get(subject) ?? []);
    findings.push({ outcome: 'fail', subject: 'further places', message: say`${rest} further places fail in the same way; the first ${told} are listed file by file.`, count: rest, pointers: (more.length > 0 ? more : [last]).slice(0, pointersMax).map((place) => place.pointer) });
  }
  return findings;
}
