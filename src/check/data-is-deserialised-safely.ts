import { defineCheck } from '../model/check.ts';
import { injectionAccuracyNote, injectionFindings } from './source/injection-check.ts';

/** Data from elsewhere never becomes objects or code by something that can run code. */
export const dataIsDeserialisedSafely = defineCheck({
  id: 'data-is-deserialised-safely',
  title: 'Data from elsewhere is not turned into objects or code',
  failTitle: 'Data from elsewhere is turned into objects or code',
  why: `Formats that carry objects, and functions that run text, let whoever writes the data run code (CWE-502, CWE-95). Plain formats such as JSON remove the class; plain parsers are not counted, only what could run code. ${injectionAccuracyNote('deserialisation')}`,
  fix: 'Use a plain data format, a safe loader, or a fixed set of operations instead of evaluating text.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and partners: Secure by Design white paper, eliminating classes of vulnerability', 'CWE-502'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) =>
    injectionFindings(
      { weakness: 'deserialisation', measure: 'safe-deserialisation', uses: 'calls that can turn data into objects or code', does: 'turns data from elsewhere into objects or code in', expected: 'a plain data format or a safe loader' },
      evidence['source-tree'],
      assessedAt,
    ),
});
