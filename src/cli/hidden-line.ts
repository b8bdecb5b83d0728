import type { Escaped } from '../report/escape/escaped.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

/** The part of a terminal's input that is used. */
export interface TerminalInput extends NodeJS.ReadableStream {
  setRawMode(isRaw: boolean): unknown;
}

/**
 * Asks a question and reads a line that is not shown.
 * @throws CommandFailure when the person breaks off
 */
export async function hiddenLine(question: Escaped<'terminal'>, input: TerminalInput, output: NodeJS.WritableStream): Promise<string> {
  output.write(question.value);
  input.setEncoding('utf8');
  input.setRawMode(true);
  try {
    return await new Promise<string>((resolve, reject) => {
      let line = '';
      const stop = (): void => {
        input.off('data', onData).off('end', onEnd);
        input.pause();
      };
      const onEnd = (): void => {
        stop();
        reject(new CommandFailure(terminal`No passphrase was given, so nothing was done.`, 'usage'));
      };
      const onData = (typed: string): void => {
        // What an arrow or function key sends.
        if (typed.startsWith('\u{1b}')) return;
        for (const [index, character] of [...typed].entries()) {
          if (character === '\u{3}' || character === '\u{4}') return onEnd();
          if (character === '\r' || character === '\n') {
            stop();
            const rest = [...typed].slice(index + 1).join('');
            if (rest !== '') input.unshift(rest);
            return resolve(line);
          }
          if (character === '\u{7f}' || character === '\b') line = [...line].slice(0, -1).join('');
          else if (!/\p{Cc}/u.test(character)) line += character;
        }
      };
      input.on('data', onData).on('end', onEnd).resume();
    });
  } finally {
    input.setRawMode(false);
    output.write('\n');
  }
}
