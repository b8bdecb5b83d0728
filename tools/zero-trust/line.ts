import type { SettingKey } from '../../src/settings/register.ts';

/** Where one can look that a line is true: a file or folder of the repository, or a setting. */
export type Place = { readonly file: string } | { readonly setting: SettingKey };

/** What somebody asks of a network in which nothing is trusted for where it stands, and what the workspace has to do with it. */
export interface ZeroTrustLine {
  /** In our words. */
  readonly asked: string;
  /** What the workspace does as it comes. */
  readonly done: string;
  readonly places: readonly Place[];
  /** What is left to whoever runs it; empty when nothing is. */
  readonly left: string;
}
