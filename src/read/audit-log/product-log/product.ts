import type { LogArea } from '../../../model/evidence/audit-log.ts';
import type { LogTopic } from '../../../model/evidence/log-questions.ts';

/**
 * How the audit log of one product says what a responder needs: data only, names of keys and actions out of the
 * product's public reference. A path has `/` between keys; `[]` behind a key means the first item of its list.
 */
export interface LogProduct {
  /** The format of a reading: `aws-cloudtrail`. */
  readonly id: string;
  /** As in `namedFormats`, by which the log is recognised. */
  readonly name: string;
  /** Of alternatives the first that is given counts; so below too. */
  readonly time: readonly string[];
  /** The parts of an action's name, joined by a space: a service and what was done there. Of each part alternatives. */
  readonly action: readonly (readonly string[])[];
  readonly actor: readonly string[];
  readonly target: readonly string[];
  readonly source: readonly string[];
  readonly correlation: readonly string[];
  /** Where the outcome is told, and with which values a failure; of several the first that is given counts. */
  readonly outcome: readonly OutcomeSign[];
  /** True where the product tells failures only, so that silence is success. */
  readonly isSuccessWhenSilent?: true;
  /** By the action's name, in this order; the first that fits counts. */
  readonly actions: readonly ActionRule[];
}

export interface OutcomeSign {
  readonly at: string;
  /** Patterns of values that say failure, as in `ActionRule`; none where the value tells no failure by itself. */
  readonly failures: readonly string[];
  /** Patterns of values that say success, where only some values tell an outcome at all: others then count as silence. */
  readonly successes?: readonly string[];
}

/** What actions of some names are about. */
export interface ActionRule {
  readonly areas: readonly LogArea[];
  readonly possible: readonly LogArea[];
  readonly topics: readonly LogTopic[];
  /** Names without regard to case; `*` stands for any characters. They are also the names of event types in findings. */
  readonly actions: readonly string[];
  /** The name of their event type, where the patterns are not ours to show. */
  readonly name?: string;
}

/** Actions that certainly belong to an area, and what they are about. */
export function about(areas: LogArea | readonly LogArea[], topics: LogTopic | readonly LogTopic[], actions: readonly string[]): ActionRule {
  return { areas: [areas].flat(), possible: [], topics: [topics].flat(), actions };
}

/** Actions that belong to an area for certain, and of whose topic their name does not tell. */
export function within(areas: LogArea | readonly LogArea[], actions: readonly string[]): ActionRule {
  return { areas: [areas].flat(), possible: [], topics: [], actions };
}

/** Actions whose name does not tell which of the areas they belong to. */
export function perhaps(possible: readonly LogArea[], actions: readonly string[]): ActionRule {
  return { areas: [], possible, topics: [], actions };
}

/** Actions that belong to no area. */
export function nowhere(actions: readonly string[]): ActionRule {
  return { areas: [], possible: [], topics: [], actions };
}
