/** The rules of ours by which a file of the product is not looked at, or not as a whole. */
export const leftOutRules = ['repository-of-its-own', 'link', 'too-many', 'too-long', 'binary', 'minified', 'not-parsed', 'empty', 'vendored', 'generated'] as const;
export type LeftOutRule = (typeof leftOutRules)[number];

/** Files that one rule leaves out. */
export interface LeftOut {
  readonly rule: LeftOutRule;
  readonly files: number;
  /** Paths of some of them; evidence text. */
  readonly examples: readonly string[];
}

const examplesMax = 3;

/** Counts files by the rule that leaves them out, and keeps few paths of each. */
export class LeftOutFiles {
  readonly #byRule = new Map<LeftOutRule, { files: number; readonly telling: string[]; readonly others: string[] }>();

  /** @param isTelling whether a person would expect the file to be looked at: such examples come first */
  add(rule: LeftOutRule, path: string, isTelling: boolean = false): void {
    const counted = this.#byRule.get(rule) ?? { files: 0, telling: [], others: [] };
    counted.files += 1;
    const kept = isTelling ? counted.telling : counted.others;
    if (kept.length < examplesMax) kept.push(path);
    this.#byRule.set(rule, counted);
  }

  /** In the order of the rules. */
  list(): readonly LeftOut[] {
    return leftOutRules.flatMap((rule) => {
      const counted = this.#byRule.get(rule);
      return counted === undefined ? [] : [{ rule, files: counted.files, examples: [...counted.telling, ...counted.others].slice(0, examplesMax) }];
    });
  }
}
