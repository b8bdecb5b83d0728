import type { PlaceLooked } from '../../model/evidence/public-places.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { verdictTitles } from '../words.ts';

/** Verdicts on somebody else’s product: of words and what was seen we say only that they differ. */
export const vendorVerdictTitles: Readonly<Record<VerdictName, string>> = { ...verdictTitles, contradicted: 'differs' };

export const outcomeTitles: Readonly<Record<PlaceLooked['outcome'], string>> = {
  found: 'found',
  absent: 'nothing there',
  unusable: 'something else',
  'not-looked': 'not looked at',
};

/** What a reader must know first: how far the eye went. */
export const vendorLimits = 'Every line says only what was seen at the places named here, on the day named. What could not be seen is unknown, and unknown is neither good nor bad.';

/** Said wherever CVE records are counted. */
export const cveCaution = 'How many records there are says nothing for or against a maker: who reports openly has more of them.';

/** How somebody who finds an error gets it put right, and what becomes of a reply. */
export const correction = [
  'Is something here wrong or out of date? Write to whoever ran this report and gave it to you: nobody else has it.',
  'Name the line, and the public address where the right thing can be seen, so that a new run can look there.',
  'A reply is shown beside the line it is about, word for word and with its day; the line itself stays as it was seen.',
] as const;
