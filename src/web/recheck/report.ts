import type { Digest } from '../../model/artifact.ts';
import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';

/** A public file that is not what was signed. */
export interface WrongFile {
  readonly path: string;
  readonly signed: Digest;
  /** Absent when it could not be had at all. */
  readonly seen?: Digest;
  readonly reason: Text;
}

/** A finding that only one side has. */
export interface DifferingFinding {
  readonly side: 'published' | 'now';
  readonly message: Text;
}

/** One requirement after the re-run. */
export interface RequirementAgain {
  readonly requirement: string;
  readonly title: string;
  readonly state: 'reproduced' | 'changed' | 'cannot-recheck';
  readonly published: VerdictName;
  readonly now: VerdictName;
  readonly reason: Text;
  /** The first few. */
  readonly differing: readonly DifferingFinding[];
  /** How many more there are. */
  readonly differingOmitted: number;
}

/** What running the dossier's checks again over its public files came to. */
export interface RecheckReport {
  /** Shown before anything else. */
  readonly wrongFiles: readonly WrongFile[];
  readonly filesRead: number;
  readonly bytesRead: number;
  readonly requirements: readonly RequirementAgain[];
  /** Said when the program's catalogue is not the one that the dossier was made with. */
  readonly otherCatalog?: Text;
}
