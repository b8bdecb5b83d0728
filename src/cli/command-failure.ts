import type { Escaped } from '../report/escape/escaped.ts';

/** A failure that a person can mend; printed as one sentence, without a stack. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly sentence: Escaped<'terminal'>;
  readonly exit: 'usage' | 'unread';
  constructor(sentence: Escaped<'terminal'>, exit: 'usage' | 'unread') {
    super('The command could not be done.');
    this.sentence = sentence;
    this.exit = exit;
  }
}
