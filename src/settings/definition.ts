/** Who may accept the risk of a loosened setting. */
export type Acceptor = 'administrator' | 'executive-sponsor';

/** The value of a setting. */
export type SettingValue = boolean | number | string | readonly string[];

interface SettingWords {
  /** What it does, a sentence. */
  readonly summary: string;
  /** Name of the environment variable that sets it; the configuration file uses the setting’s own name. */
  readonly variable: `ASSAY_${string}`;
}

/** A setting that protects something. Its default is the safe value; a less safe one must be accepted by somebody, for a time. */
export interface ProtectingSetting<Value extends SettingValue> extends SettingWords {
  readonly kind: 'protecting';
  readonly default: Value;
  /** What the default protects, a sentence. */
  readonly protects: string;
  /** Why it is a setting at all, and why this is its default, a sentence. */
  readonly reason: string;
  /** What can go wrong when it is loosened, in words for who answers for it. */
  readonly risk: string;
  readonly acceptedBy: Acceptor;
  /** How long a loosening lasts at most, days. */
  readonly daysMost: number;
  /** What is wrong with a value in any case; undefined when it may be had. */
  readonly refuses: (value: unknown) => string | undefined;
  /** Whether a value protects less than another. */
  isLooser(value: Value, than: Value): boolean;
  /** The value of each template; `strict` has the default. */
  readonly templates: { readonly strict: Value; readonly balanced: Value; readonly evaluation: Value };
}

/** A setting that tells the instance where it stands. No value of it is less safe than another, or the server refuses it. */
export interface OperatingSetting<Value extends SettingValue> extends SettingWords {
  readonly kind: 'operating';
  readonly default: Value;
  readonly refuses: (value: unknown) => string | undefined;
  /** It is read from a file whose path is given in `<variable>_FILE`; its value is shown nowhere. */
  readonly isSecret?: true;
}

export type SettingDefinition<Value extends SettingValue = SettingValue> = ProtectingSetting<Value> | OperatingSetting<Value>;
