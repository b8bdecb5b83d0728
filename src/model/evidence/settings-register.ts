/**
 * The settings of a product that touch security, as its maker lists them for one release: what each is for and how it comes.
 * Values are compared by the reader and left behind; so are the words that explain a setting, of which only the presence is kept.
 */
export interface SettingsRegister {
  /** Evidence text, cut to 100 characters. */
  readonly release?: string;
  /** Day on which the register was true: `2026-05-31`. */
  readonly at?: string;
  readonly settings: readonly RegisteredSetting[];
}

export interface RegisteredSetting {
  /** Evidence text, cut to 100 characters. */
  readonly name: string;
  /** 1-based row of the table, or position in the list. */
  readonly row: number;
  /** `decide`: it comes without a default, so that a customer must decide. */
  readonly comes: 'with-default' | 'decide';
  /** How the default stands to the safest value that the register names. */
  readonly safety: 'safest' | 'less-safe' | 'not-stated';
  /** The register marks it as one of the important safeguards. */
  readonly isImportant: boolean;
  /** What the register says of it in words. */
  readonly says: { readonly protects: boolean; readonly risk: boolean; readonly reason: boolean; readonly warning: boolean; readonly loosenedBy: boolean };
}
