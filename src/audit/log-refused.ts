import { ownWords, type Text } from '../model/text.ts';

/** What an audit log is refused for. */
export type LogProblem =
  /** A line of the export is not what it has to be. */
  | 'form'
  /** An entry is missing, twice or out of order. */
  | 'sequence'
  /** An entry does not name the one before it: one of the two was changed. */
  | 'chain'
  /** A checkpoint is not signed as it has to be, or not of this log. */
  | 'checkpoint'
  /** What a checkpoint was signed over is not what is shown. */
  | 'changed'
  /** The log shows less than was seen of it before. */
  | 'shrunk'
  /** The log shows another history than was seen before. */
  | 'forked'
  /** What is shown does not reach back to what was seen before. */
  | 'not-comparable';

/** An audit log was not believed: why, and at which entry. */
export class LogRefused extends Error {
  override readonly name = 'LogRefused';
  readonly problem: LogProblem;
  readonly text: Text;
  /** The entry that it was noticed at. */
  readonly entry: number;
  constructor(problem: LogProblem, entry: number, text: Text) {
    super(ownWords(text));
    this.problem = problem;
    this.entry = entry;
    this.text = text;
  }
}
