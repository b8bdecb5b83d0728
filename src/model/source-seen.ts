import type { Digest } from './artifact.ts';
import type { VendorPosition } from './vendor-position.ts';
import type { Verdict } from './verdict.ts';

/** Where something was seen, on which day, and the digest of what was seen there. */
export interface SourceSeen {
  /** Evidence text. */
  readonly address: string;
  readonly digest: Digest;
  /** `2026-11-20`. */
  readonly day: string;
  /** Number in the list of places, from 1; absent when none of them holds these bytes. */
  readonly place?: number;
}

/** The places that a verdict rests on, through its findings and its measure; each once, in that order. */
export function sourcesOf(verdict: Verdict, position: VendorPosition): readonly SourceSeen[] {
  const names = new Set(verdict.parts.flatMap((part) => part.findings));
  const pointed = position.findings.filter((finding) => names.has(finding.fingerprint)).flatMap((finding) => finding.pointers).map((pointer) => ({ address: pointer.path, digest: pointer.artifact }));
  const measured = position.evidence.filter((entry) => verdict.measure?.sources.includes(entry.artifact.digest) === true).map((entry) => ({ address: entry.artifact.path, digest: entry.artifact.digest }));
  const once = new Map([...pointed, ...measured].map((source) => [source.digest, source]));
  return [...once.values()].map((source) => ({ ...source, ...seenAt(source.digest, position) }));
}

/** The place that holds these bytes and the day on which they were seen; that of the capture when no place is known. */
function seenAt(digest: Digest, position: VendorPosition): Pick<SourceSeen, 'day' | 'place'> {
  const index = position.places.findIndex((item) => item.digest === digest);
  const quoted = position.quotes.find((item) => item.digest === digest);
  const day = (position.places[index]?.lookedAt ?? quoted?.capturedAt ?? position.capture.endedAt).slice(0, 10);
  return index === -1 ? { day } : { day, place: index + 1 };
}
