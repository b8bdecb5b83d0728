import type { Digest } from '../../model/artifact.ts';
import type { Look } from '../../model/capture.ts';
import type { VendorSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';

/** What `capture.json` says: who was looked at, what the user gave, and every question with its answer. */
export interface CaptureRecord {
  readonly schema: 'assay-capture-1';
  readonly assayVersion: string;
  readonly subject: VendorSubject;
  readonly given: Given;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Each question once, in canonical order. */
  readonly looks: readonly Look[];
  /** Facts that belong to the capture and were not looked up outside, in the order of their names. */
  readonly extras: readonly CaptureExtra[];
}

export interface CaptureExtra {
  readonly name: ExtraName;
  readonly digest: Digest;
  readonly sizeBytes: number;
}

/** Files beside `capture.json`; no other name is ever opened. */
export const extraNames = ['cve-records.json', 'cve-view.json', 'repository.json'] as const;
export type ExtraName = (typeof extraNames)[number];

export const captureFile = 'capture.json';
export const bodiesFolder = 'bodies';

/** The name of a body's file: the digits of its digest, and nothing that the other side chose. */
export function bodyFileName(digest: Digest): string {
  return digest.slice('sha256:'.length);
}
