import { terminal } from '../report/escape/terminal.ts';

/** A line on standard error that counts files while they are read; only on a terminal, and gone at the end. */
export function progressLine(isQuiet: boolean): { readonly step: (done: number, total: number) => void; readonly end: () => void } {
  if (isQuiet || process.stderr.isTTY !== true) return { step: () => undefined, end: () => undefined };
  const startedAt = Date.now();
  return {
    step: (done, total) => {
      if (Date.now() - startedAt > 300) process.stderr.write(`\r${terminal`Reading: ${done} of ${total}`.value}\u{1b}[K`);
    },
    end: () => process.stderr.write('\r\u{1b}[K'),
  };
}

/** As `progressLine`, where nobody knows how many there will be. */
export function countingLine(isQuiet: boolean): { readonly step: (done: number) => void; readonly end: () => void } {
  if (isQuiet || process.stderr.isTTY !== true) return { step: () => undefined, end: () => undefined };
  return {
    step: (done) => process.stderr.write(`\r${terminal`Reading: ${done} records`.value}\u{1b}[K`),
    end: () => process.stderr.write('\r\u{1b}[K'),
  };
}
