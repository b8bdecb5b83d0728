import type { Source } from '../source.ts';

/** The members of an Office file, each unpacked only when it is asked for. */
export interface PackageParts {
  readonly names: readonly string[];
  /** @returns undefined when there is no such member. @throws Unreadable when it is broken, or larger than the limits */
  open(name: string): Source | undefined;
}
