import type { FetchedFiles } from '../../analyser/fetched-files.ts';
import type { Digest } from '../../model/artifact.ts';
import type { DocumentType } from '../../model/evidence/document-forms.ts';
import type { PlaceLooked } from '../../model/evidence/public-places.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import type { World } from '../../net/world.ts';
import type { Reading } from '../../read/reader.ts';

/** What a collector has to work with; with a saved capture's world it looks at that day again. */
export interface Tools {
  readonly world: World;
  /** Has bytes read that the world has brought. Undefined when no reader knows them or reading them failed. */
  readonly read: ReadBody;
  /** RFC 3339, UTC: the time of what is said without a look. */
  readonly startedAt: string;
}

export type ReadBody = (digest: Digest, wanted: Wanted) => Promise<Reading | undefined>;

/** What bytes are to be read as. */
export interface Wanted {
  /** Where they were received from, after redirects: the artifact's path. */
  readonly address: string;
  /** Left out where its content decides. */
  readonly kind?: EvidenceKind;
  /** Of a document. */
  readonly type?: DocumentType;
}

/** A place that was looked at, and the bytes found there when they are to become evidence. */
export interface Collected {
  readonly looked: PlaceLooked;
  readonly artifact?: ArtifactToRead;
}

/** Bytes in the capture, and what to read them as. */
export interface ArtifactToRead extends Wanted {
  readonly digest: Digest;
  readonly sizeBytes: number;
}

/** What was fetched of a CSAF provider, to be compared as one: each file under the address that it was asked for at. */
export interface ProviderToRead {
  /** Of the metadata: the artifact's path. */
  readonly address: string;
  readonly members: readonly FetchedMember[];
  readonly fetched: FetchedFiles;
}

export interface FetchedMember {
  readonly address: string;
  readonly digest: Digest;
}
