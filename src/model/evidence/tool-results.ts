/** What other tools found, out of one file. Nothing of the code that they looked at is kept. */
export interface ToolResults {
  readonly reports: readonly ToolReport[];
  readonly reportsOmitted: number;
}

/** What a tool looks at; by a table of well-known names, so `not-told` says nothing about the tool. */
export type ToolCategory = 'static-analysis' | 'dynamic-analysis' | 'dependencies' | 'secrets' | 'configuration' | 'repository-practices' | 'bill-of-materials' | 'advisory-provider' | 'not-told';

/** One run of one tool. */
export interface ToolReport {
  readonly tool: { readonly name: string; readonly version?: string };
  readonly category: ToolCategory;
  /** RFC 3339: when it ran. */
  readonly at?: string;
  /** What it looked at, as far as the report names it: web address of the repository, hexadecimal commit, another name. */
  readonly about: { readonly repository?: string; readonly commit?: string; readonly name?: string };
  /** False when the tool says that its run did not succeed. */
  readonly succeeded?: boolean;
  /** Rules or checks that the tool names. */
  readonly rules: number;
  /** CWE ids that its rules name, sorted: classes that it can find. */
  readonly weaknessesLookedFor: readonly string[];
  readonly results: ResultCounts;
  /** Open results by CWE id; one with two ids counts under both. */
  readonly openByWeakness: readonly { readonly weakness: string; readonly open: number }[];
  /** Single checks with an answer each, where the tool has such. */
  readonly checks: readonly ToolCheck[];
}

/** Results of one run. `open` ones are failures that are neither suppressed nor gone, by level. */
export interface ResultCounts {
  readonly open: { readonly error: number; readonly warning: number; readonly note: number };
  readonly suppressed: number;
  /** Passed, not applicable, informational, open to review, or gone since the baseline. */
  readonly others: number;
}

/** One check of a tool. */
export interface ToolCheck {
  /** As the tool names it: `Branch-Protection`. */
  readonly id: string;
  readonly outcome: 'yes' | 'partly' | 'no' | 'not-told';
  /** The tool's own figure; shown as such, and never added up. */
  readonly figure?: { readonly value: number; readonly of: number };
}
