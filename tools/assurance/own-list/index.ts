import type { OwnLine } from '../own-line.ts';
import { pledgeLines } from './pledge.ts';
import { principleLines } from './principles.ts';
import { tacticLines } from './tactics.ts';

/** Every line of the catalogue that asks something of our own product, in order. */
export const ownLines: readonly OwnLine[] = [...pledgeLines, ...principleLines, ...tacticLines];
