import { places, type PlaceId } from '../../model/evidence/public-places.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say } from '../../model/text.ts';
import { looksAt, nothingFound, placesAndDays } from './looks.ts';

/** Whether somebody looked at a place of the maker’s, whatever stood there: what was seen is judged elsewhere, and not by this. */
export function looksMade(evidence: readonly Evidence<'public-places'>[], place: PlaceId): readonly Finding[] {
  return looksAt(evidence, place).map(({ domain, looks }): Finding => {
    const made = looks.filter(({ looked }) => looked.outcome !== 'not-looked');
    if (made.length === 0) return nothingFound(domain, looks, place);
    const found = made.filter(({ looked }) => looked.outcome === 'found');
    const seen = found.length > 0 ? say`it stood at ${placesAndDays(found)}` : say`it was not seen at ${placesAndDays(made)}`;
    return { outcome: 'pass', subject: `${domain} ${place}`, pointers: made.slice(0, 1).map(({ pointer }) => pointer), message: say`The ${ours(places[place].title)} of ${quote(domain)} was looked for; ${seen}.` };
  });
}
