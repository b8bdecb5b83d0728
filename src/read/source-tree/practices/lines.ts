/** A line with its number, 1-based. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

const linesMax = 20_000;
const lengthMax = 2_000;

/** Lines of a text file that are no comment, at most 20,000, each cut to 2,000 characters. */
export function codeLines(text: string, comment: RegExp = /^\s*(?:#|\/\/|;|--|<!--|dnl\b|rem\b)/i): readonly NumberedLine[] {
  return text
    .split('\n', linesMax)
    .map((line, index) => ({ text: line.slice(0, lengthMax), line: index + 1 }))
    .filter((line) => !comment.test(line.text));
}
