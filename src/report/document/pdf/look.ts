import type { VerdictName } from '../../../model/verdict.ts';
import type { Paper } from '../report-document.ts';

/** Sizes of paper in points. */
export const paperSizes: Readonly<Record<Paper, readonly [number, number]>> = { a4: [595.28, 841.89], letter: [612, 792] };

export const margins = { top: 58, bottom: 62, left: 50, right: 50 } as const;

/** Colours on white paper, each dark enough to be read in grey as well. */
export const colours = { ink: '#16191c', soft: '#545c64', line: '#d5d2ca', strong: '#8a8f95', accent: '#0b5c6b', ground: '#f3f1ec' } as const;

export const verdictColours: Readonly<Record<VerdictName | 'another-way', string>> = {
  met: '#1d6b3a', 'partly-met': '#8a5a00', 'not-met': '#a32020', contradicted: '#7c2d8e', claimed: '#1f5f99', unknown: '#5b636c', 'not-applicable': '#5b636c', 'another-way': '#5b636c',
};

/** How words are set: face, size in points, and space between lines. */
export interface TypeStyle {
  readonly face: 'regular' | 'strong';
  readonly size: number;
  readonly gap: number;
  readonly colour: string;
  /** Digits of one width, so that figures stand under each other. */
  readonly isAligned?: boolean;
}

export const type = {
  title: { face: 'strong', size: 18.5, gap: 1, colour: colours.ink },
  subject: { face: 'regular', size: 12.5, gap: 2, colour: colours.soft },
  heading2: { face: 'strong', size: 13.5, gap: 1, colour: colours.ink },
  heading3: { face: 'strong', size: 10.5, gap: 1, colour: colours.ink },
  body: { face: 'regular', size: 9.5, gap: 2.6, colour: colours.ink },
  soft: { face: 'regular', size: 8.5, gap: 2.2, colour: colours.soft },
  cell: { face: 'regular', size: 8.4, gap: 1.6, colour: colours.ink },
  cellHead: { face: 'strong', size: 8.4, gap: 1.6, colour: colours.ink },
  columnHead: { face: 'strong', size: 7.6, gap: 1.2, colour: colours.soft },
  code: { face: 'regular', size: 6.5, gap: 1.4, colour: colours.ink },
  chart: { face: 'regular', size: 7.4, gap: 0, colour: colours.soft },
  chartValue: { face: 'strong', size: 8, gap: 0, colour: colours.ink },
  foot: { face: 'regular', size: 7.2, gap: 1, colour: colours.soft },
} as const satisfies Record<string, TypeStyle>;
