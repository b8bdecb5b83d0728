import type { GrammarName } from '../../read/source-tree/code.ts';
import type { Text } from '../../model/text.ts';
import type { PageClaims } from './open-dossier.ts';
import type { RecheckReport } from './report.ts';

/** What the page tells the worker. The worker fetches nothing: all bytes come from the page, whose policy lets it ask its own host only. */
export type Told =
  | { readonly tell: 'dossier'; readonly envelope: Uint8Array; readonly keyFile: Uint8Array; readonly claims: PageClaims; /** Milliseconds since 1970. */ readonly now: number }
  | { readonly tell: 'file'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly tell: 'no-file'; readonly path: string; readonly reason: Text }
  | { readonly tell: 'all-files' }
  | { readonly tell: 'grammar'; readonly name: GrammarName; /** Absent when it could not be had. */ readonly bytes?: Uint8Array };

/** A public file that the worker wants. */
export interface WantedFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** What the worker answers. */
export type Answered =
  /** The signature holds: the verdicts as signed, and the files to fetch. */
  | { readonly answer: 'opened'; readonly files: readonly WantedFile[]; readonly verdicts: readonly { readonly requirement: string; readonly verdict: string }[]; readonly keyIds: readonly string[]; readonly sequence: number }
  | { readonly answer: 'read'; readonly done: number; readonly total: number }
  | { readonly answer: 'wants-grammar'; readonly name: GrammarName }
  | { readonly answer: 'report'; readonly report: RecheckReport }
  | { readonly answer: 'refused'; readonly reason: Text };
