/**
 * How long logs are kept by the words of a configuration. It shows what is set, never that logs of that age are there.
 */
export interface LogRetention {
  /** In the order of the file, at most `retainedLogsMax`. */
  readonly logs: readonly RetainedLog[];
  /** How many more there were. */
  readonly logsOmitted: number;
}

export const retainedLogsMax = 1000;

/** One log, or one group of logs that are kept alike. */
export interface RetainedLog {
  /** As the configuration names it; evidence text, cut to 200 characters. */
  readonly name: string;
  readonly kept: LogKeeping;
  /** 1-based line; for configurations that are text. */
  readonly line?: number;
  /** RFC 6901; for JSON and YAML. */
  readonly jsonPointer?: string;
}

/**
 * What ends a log. `after-days`: its age in whole days, and with `orSooner` something that is no time as well, such as a size.
 * `never`: the configuration ends it by nothing. `by-size`: a size or a number of files alone. `unstated`: the file does not tell.
 */
export type LogKeeping =
  | { readonly ends: 'after-days'; readonly days: number; readonly orSooner?: true }
  | { readonly ends: 'never' | 'by-size' | 'unstated' };
