import type { TestNamed } from './proof.ts';

/** What one line of the catalogue asks of our own product, by the catalogue’s number, and how far that is. */
export interface OwnLine {
  readonly no: string;
  /** What is asked of Assay, in our words. */
  readonly asks: string;
  readonly state:
    | { readonly kind: 'done'; readonly by: readonly (TestNamed | string)[] }
    | { readonly kind: 'later'; readonly room: string }
    | { readonly kind: 'open'; readonly why: string };
}

/** Rooms that are still to be built, by the issue that asks for them. */
export const rooms = {
  manufacturer: 'the manufacturer’s rooms (issue 6)',
  evidence: 'further kinds of evidence (issue 8)',
  operation: 'operating the workspace (issue 5)',
} as const;

/** It is there. @param by tests, and paths of pages in this repository */
export function shown(no: string, asks: string, ...by: readonly (TestNamed | string)[]): OwnLine {
  return { no, asks, state: { kind: 'done', by } };
}

/** It belongs to a room that is not built yet. */
export function later(no: string, asks: string, room: keyof typeof rooms): OwnLine {
  return { no, asks, state: { kind: 'later', room: rooms[room] } };
}

/** It is missing, and no room is named for it. */
export function missing(no: string, asks: string, why: string): OwnLine {
  return { no, asks, state: { kind: 'open', why } };
}
