import type { VerdictName } from '../../model/verdict.ts';
import type { Paper } from '../document/report-document.ts';

/** Everything that a pack for the board of an organisation that buys is written from, looked up beforehand. Offices of people are in it, no names. */
export interface BuyerFacts {
  /** RFC 3339. */
  readonly madeAt: string;
  readonly engineVersion: string;
  readonly paper: Paper;
  readonly organisation: string;
  /** Days, `2026-05-31`; the first is the day of the last pack. */
  readonly period: { readonly from: string; readonly to: string };
  /** What the board is asked to decide, in a person’s words. */
  readonly decisions: readonly string[];
  /** Accepted risks that are in force, or that ended in the period. */
  readonly acceptances: readonly AcceptanceFacts[];
  /** What was told of watched makers in the period, newest first. */
  readonly alerts: readonly { readonly maker: string; readonly on: string; readonly changes: number; readonly due: number; readonly stale: number; readonly gaps: number }[];
  /** Makers that are critical or give a service all else leans on, by name. */
  readonly critical: readonly CriticalMaker[];
  /** Cases that were decided in the period, oldest first. */
  readonly awards: readonly { readonly title: string; readonly maker: string; readonly on: string; readonly acceptances: number }[];
  /** Open cases, by the day on which they are to be decided. */
  readonly openCases: readonly { readonly title: string; readonly decideOn: string | undefined; readonly criticality: string }[];
}

export interface AcceptanceFacts {
  /** What is not shown or not so. */
  readonly gap: string;
  readonly maker: string;
  /** Office of who accepted it. */
  readonly office: string;
  readonly acceptedOn: string;
  readonly expiresOn: string;
  /** Day of the board that has seen it; undefined when none has. */
  readonly boardSawOn: string | undefined;
}

export interface CriticalMaker {
  readonly name: string;
  readonly service: string | undefined;
  /** Undefined: never looked at. */
  readonly seenOn: string | undefined;
  readonly counts: Readonly<Record<VerdictName, number>> | undefined;
  /** Requirements on which something can be seen from outside. */
  readonly visible: number;
  readonly questions: number;
  readonly isWatched: boolean;
  readonly plan: { readonly text: string; readonly dueOn: string | undefined } | undefined;
}
