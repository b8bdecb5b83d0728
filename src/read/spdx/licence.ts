import { parseSpdxExpression } from '../identifier/spdx-expression.ts';
import { memo } from './memo.ts';

/** What a licence text is: `NONE`, `NOASSERTION` (unknown), an expression by the SPDX list, or something else. */
export const licenceForm = memo((text: string): 'none' | 'unknown' | 'expression' | 'other' => {
  if (text === 'NONE') return 'none';
  if (text === 'NOASSERTION') return 'unknown';
  return parseSpdxExpression(text) === undefined ? 'other' : 'expression';
});
