import type { Escaped } from '../../report/escape/escaped.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { disclaimer, limits } from '../../report/words.ts';
import type { DossierDifference } from './dossier-difference.ts';
import { comparisonNotes } from './sections.ts';

/** The whole difference of two dossiers, with what a reader must know before comparing. */
export function dossierDifferenceJson(difference: DossierDifference): Escaped<'json'> {
  return jsonDocument({ schema: 'assay-dossier-difference-1', ...difference, notes: comparisonNotes(difference), limits, disclaimer });
}
