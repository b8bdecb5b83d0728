import type { GridMapping, QuestionnaireMapping } from '../../model/questionnaire.ts';

/** The mapping as its page sends it; a sheet that the page does not show stays as it was. */
export function mappingIn(values: URLSearchParams, before: QuestionnaireMapping): QuestionnaireMapping {
  const shown = Number(values.get('grids') ?? '0');
  return before.map((known, index): GridMapping => {
    if (index >= shown || !values.has(`question-${index}`)) return known;
    const column = (part: string): number | null => {
      const value = values.get(`${part}-${index}`) ?? '';
      return /^\d{1,3}$/.test(value) ? Number(value) : null;
    };
    const firstRow = Number(values.get(`firstRow-${index}`) ?? '1');
    return { isUsed: values.get(`used-${index}`) === 'yes', firstRow: Number.isSafeInteger(firstRow) && firstRow > 0 ? firstRow : known.firstRow, question: column('question') ?? known.question, reference: column('reference'), section: column('section'), choice: column('choice'), answer: column('answer'), evidence: column('evidence') };
  });
}
