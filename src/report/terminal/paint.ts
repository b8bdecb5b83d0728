import type { VerdictName } from '../../model/verdict.ts';

/** How words look: with colours, or as they are. */
export interface Paint {
  of(verdict: VerdictName): (line: string) => string;
  dim(line: string): string;
}

const codes: Readonly<Record<VerdictName, readonly [number, number]>> = {
  met: [32, 39],
  'partly-met': [33, 39],
  'not-met': [31, 39],
  contradicted: [35, 39],
  claimed: [36, 39],
  unknown: [2, 22],
  'not-applicable': [2, 22],
};

/** Colours never carry meaning alone: the verdict's word is always there. */
export function painter(isColoured: boolean): Paint {
  const around = (open: number, close: number) => (line: string): string => (isColoured ? `\u{1b}[${open}m${line}\u{1b}[${close}m` : line);
  return { of: (verdict) => around(...codes[verdict]), dim: around(1, 22) };
}
