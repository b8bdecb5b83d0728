import { z } from 'zod';
import { questionsIn } from '../../../read/questionnaire/questions-in.ts';
import { readingAct } from '../../act.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { storedReading } from '../../questionnaires/kept-files.ts';
import { mappingShape } from '../../questionnaires/mapping-shape.ts';
import { idShape, textShape } from '../../shapes.ts';

/** Sheets of which rows are shown, rows of each, cells of a row, and characters of a cell: enough to see what stands where. */
const shownMost = { rows: 9, columns: 12, text: 90, questions: 8, grids: 40, gridsWithRows: 6 };

export const readMapping = readingAct({
  id: 'questionnaire.read-mapping',
  summary: 'Shows what was read in a questionnaire’s file: its sheets and tables with their first rows, where questions seem to stand and answers to go, and the first questions that this gives.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'GET', path: '/api/v1/questionnaires/{questionnaire}/mapping' },
  input: z.strictObject({ questionnaire: idShape }),
  output: z.object({
    notes: z.array(textShape), mapping: mappingShape, questions: z.number(),
    grids: z.array(z.object({
      name: z.string(), kind: z.enum(['sheet', 'table', 'paragraphs']), isHidden: z.boolean(), rows: z.number(), columns: z.number(),
      shown: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
      questions: z.number(), first: z.array(z.object({ row: z.number(), reference: z.string(), section: z.string(), text: z.string(), choices: z.array(z.string()) })),
    })),
  }),
  find: findQuestionnaire,
  prepare: async ({ services, actor }, { questionnaire }) => {
    const { readingDigest } = await services.store.read(actor.scope, async (rows) => rows.selectFrom('questionnaire').select('readingDigest').where('id', '=', questionnaire).executeTakeFirstOrThrow());
    return readingDigest === null ? undefined : storedReading(services, actor.scope, readingDigest);
  },
  run: async ({ rows }, { questionnaire }, reading) => {
    const { mapping: kept } = await rows.selectFrom('questionnaire').select('mapping').where('id', '=', questionnaire).executeTakeFirstOrThrow();
    const mapping = mappingShape.parse(JSON.parse(kept ?? '[]'));
    if (reading === undefined) return { notes: [], mapping, questions: 0, grids: [] };
    const found = questionsIn(reading, mapping);
    // Those that are used come first; the others are looked at when somebody says that questions stand there.
    const withRows = new Set(mapping.flatMap(({ isUsed }, index) => (isUsed ? [index] : [])).concat(mapping.flatMap(({ isUsed }, index) => (isUsed ? [] : [index]))).slice(0, shownMost.gridsWithRows));
    return {
      notes: reading.notes.map(({ parts }) => ({ parts: parts.map((part) => (typeof part === 'string' ? part : { quote: part.quote })) })), mapping, questions: found.length,
      grids: reading.grids.slice(0, shownMost.grids).map((grid, index) => {
        const own = found.filter(({ place }) => place.grid === index);
        const columns = Math.max(1, ...grid.rows.flatMap(({ cells }) => cells.map(({ column }) => column + 1)));
        const from = Math.max(0, grid.rows.findIndex(({ row }) => row >= (mapping[index]?.firstRow ?? 1)) - 4);
        return {
          name: grid.name, kind: grid.kind, isHidden: grid.isHidden, rows: grid.rows.length, columns,
          shown: (withRows.has(index) ? grid.rows.slice(from, from + shownMost.rows) : []).map(({ row, cells }) => ({ row, cells: Array.from({ length: Math.min(columns, shownMost.columns) }, (_cell, column) => cut(cells.find((cell) => cell.column === column)?.text ?? '')) })),
          questions: own.length, first: own.slice(0, shownMost.questions).map(({ place, reference, section, text, choices }) => ({ row: place.row, reference, section: cut(section), text: cut(text), choices: choices.slice(0, 8).map(cut) })),
        };
      }),
    };
  },
});

function cut(text: string): string {
  return text.length > shownMost.text ? `${text.slice(0, shownMost.text - 1)}…` : text;
}
