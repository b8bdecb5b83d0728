import type { Artifact, Digest, Pointer } from '../../model/artifact.ts';
import type { Passage } from '../../model/evidence/disclosure-policy.ts';

/** Most places that one finding points at. */
export const pointersMax = 20;

/** A place in an artifact; without a line, the artifact as a whole. */
export function pointerTo(artifact: Artifact, line?: number): Pointer {
  return { artifact: artifact.digest, path: artifact.path, ...(line === undefined ? {} : { line }) };
}

/** The first lines of passages, as places in an artifact. */
export function pointersTo(artifact: Artifact, passages: readonly Passage[]): readonly Pointer[] {
  return passages.slice(0, pointersMax).map(({ firstLine }) => pointerTo(artifact, firstLine));
}

/** The beginning of a digest: binds a person's decision to exactly this text. */
export function shortDigest(digest: Digest): string {
  return digest.slice('sha256:'.length, 'sha256:'.length + 12);
}
