import type { TextNumbers } from '../gateway/text-numbers.ts';
import { Unreadable } from '../source.ts';

/** Products that groups may stand for in one document, each use counted: many entries that name large groups multiply. */
const expandedMax = 5_000_000;

/** Puts the members in the place of groups, within a limit for the whole document. */
export class GroupExpansion {
  readonly #membersOf: ReadonlyMap<string, readonly string[]>;
  readonly #numbers: TextNumbers;
  #expanded = 0;

  constructor(membersOf: ReadonlyMap<string, readonly string[]>, numbers: TextNumbers) {
    this.#membersOf = membersOf;
    this.#numbers = numbers;
  }

  /** @throws Unreadable past the limit */
  membersOf(groups: readonly string[]): readonly number[] {
    const members: number[] = [];
    for (const group of new Set(groups)) {
      const ids = this.#membersOf.get(group) ?? [];
      this.#expanded += ids.length;
      if (this.#expanded > expandedMax) throw new Unreadable(`names groups that stand for more than ${expandedMax} products together`, { jsonPointer: '/vulnerabilities' });
      for (const id of ids) members.push(this.#numbers.of(id));
    }
    return members;
  }
}
