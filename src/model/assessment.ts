import type { Artifact, Pointer } from './artifact.ts';
import type { EvidenceKind } from './evidence.ts';
import type { CheckedFinding } from './finding.ts';
import type { LeftOut } from './left-out.ts';
import type { Measure } from './measure.ts';
import type { Text } from './text.ts';
import type { Verdict } from './verdict.ts';

/** One run: what was read, what was seen, what follows (OSCAL: assessment results; SARIF: run). */
export interface Assessment {
  readonly schema: 'assay-assessment-1';
  readonly engineVersion: string;
  readonly catalogVersion: string;
  /** RFC 3339, UTC. */
  readonly assessedAt: string;
  readonly product: {
    readonly name: string;
    readonly maker?: string;
    readonly version?: string;
    /** What was not stated but guessed: `name`, `conditions`. */
    readonly guessed: readonly string[];
    /** What is there in place of a statement: a file with nearly its name, or a link, which is not followed. Evidence text. */
    readonly nearStatement?: { readonly path: string; readonly isLink: boolean };
    /** `on-premises`, `cloud service`, ... as far as it is stated. */
    readonly deployment: string;
  };
  /** Commit and count of files, when a folder was assessed. */
  readonly subject: { readonly commit?: string; readonly isModified?: boolean; readonly filesListed: number; /** Path of the folder in its repository, with `/`; left out at the top of one, and where there is none. */ readonly folderInRepository?: string; /** What was not looked at by a rule; left out when nothing was. */ readonly leftOut?: readonly LeftOut[] };
  readonly pledge?: { readonly signedAt: string; /** Left out when the day of signing lies after that of the assessment: no clock runs. */ readonly daysLeft?: number };
  readonly evidence: readonly EvidenceEntry[];
  readonly measures: readonly Measure[];
  readonly findings: readonly CheckedFinding[];
  readonly verdicts: readonly Verdict[];
  readonly next: readonly NextStep[];
}

/** One artifact that was looked at, and what came of it. */
export interface EvidenceEntry {
  readonly artifact: Artifact;
  readonly kind?: EvidenceKind;
  readonly format?: string;
  /** `unread`: no reader knows the format. `unreadable`: one does, and the content is broken or hostile. */
  readonly state: 'read' | 'unread' | 'unreadable';
  readonly notes: readonly { readonly level: 'unreadable' | 'finding' | 'information'; readonly rule: string; readonly message: Text; readonly pointer: Pointer }[];
  readonly notesOmitted: number;
}

/** What to do next, by how many verdicts it may move. */
export interface NextStep {
  readonly action: Text;
  /** Those that it helps to meet. */
  readonly requirements: readonly string[];
  /** How many of their verdicts it may move by itself: what needs other evidence or a person besides is not among them. */
  readonly moves: number;
  /** A command, or a place in `assay.yaml`. */
  readonly how: Text;
}
