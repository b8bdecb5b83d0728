import type { RetainedLog } from '../../model/evidence/log-retention.ts';
import type { Text } from '../../model/text.ts';
import type { JsonValue } from '../gateway/json-value.ts';
import type { Head } from '../head.ts';

/** One kind of configuration, known by its content. */
interface FormBase {
  /** `logrotate`; follows `log-retention-` in the name of the format. */
  readonly id: string;
  accepts(head: Head): boolean;
}

/** A configuration that is read line by line. */
export interface TextForm extends FormBase {
  readonly reads: 'text';
  logsIn(text: string): Iterable<RetainedLog>;
}

/** A configuration in JSON or YAML, read as values. */
export interface ValueForm extends FormBase {
  readonly reads: 'json' | 'yaml';
  logsIn(value: JsonValue): Iterable<RetainedLog>;
  /** Why the file is known to hold only some of the logs, as a sentence; undefined when nothing says so. */
  lacks?(value: JsonValue): Text | undefined;
}

const nameLengthMax = 200;

/** A name out of evidence, cut. */
export function nameOf(text: string): string {
  return text.slice(0, nameLengthMax);
}

/** The text of a head that is neither a JSON object nor XML; empty for any other. A section in brackets may look like a JSON list at first. */
export function plainTextOf({ text, json, xmlRoot }: Head): string {
  return text === undefined || json !== undefined || xmlRoot !== undefined ? '' : text;
}
