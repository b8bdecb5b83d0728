import * as z from 'zod/mini';
import type { Filled, QuestionnaireMapping, QuestionnaireReading } from '../../model/questionnaire.ts';
import { Unreadable } from '../../read/source.ts';

z.config({ jitless: true });

const text = z.object({ parts: z.array(z.union([z.string(), z.object({ quote: z.string() })])) });
const column = z.number();
const reading = z.object({
  form: z.enum(['xlsx', 'csv', 'docx', 'json']),
  title: z.optional(z.string()),
  grids: z.array(z.object({
    name: z.string(), kind: z.enum(['sheet', 'table', 'paragraphs']), isHidden: z.boolean(), lists: z.array(z.array(z.string())),
    rows: z.array(z.object({ row: z.number(), isHeading: z.optional(z.literal(true)), cells: z.array(z.object({ column, text: z.string(), list: z.optional(z.number()), isRepeated: z.optional(z.literal(true)) })) })),
  })),
  notes: z.array(text),
});
const mapping = z.array(z.object({ isUsed: z.boolean(), firstRow: z.number(), question: column, reference: z.nullable(column), section: z.nullable(column), choice: z.nullable(column), answer: z.nullable(column), evidence: z.nullable(column) }));
const unreadable = z.object({ unreadable: z.string(), line: z.nullable(z.number()) });
const filled = z.object({ placed: z.number(), left: z.array(z.object({ placement: z.object({ grid: z.number(), row: z.number() }), why: text })) });

/** The reading and mapping that a process answered with; it has read hostile bytes, so nothing is taken as it comes. @throws Unreadable */
export function readingIn(answer: unknown): { readonly reading: QuestionnaireReading; readonly mapping: QuestionnaireMapping } {
  const parsed = z.union([z.object({ reading, mapping }), unreadable]).safeParse(answer);
  if (!parsed.success) throw new Unreadable('made the reading process give an answer that is none');
  if ('unreadable' in parsed.data) throw refused(parsed.data);
  return { reading: parsed.data.reading as QuestionnaireReading, mapping: parsed.data.mapping };
}

/** A reading as it was kept. @throws Error when it is none */
export function keptReading(value: unknown): QuestionnaireReading {
  return reading.parse(value) as QuestionnaireReading;
}

/** What came of filling in. @throws Unreadable */
export function filledIn(answer: unknown): Filled {
  const parsed = z.union([filled, unreadable]).safeParse(answer);
  if (!parsed.success) throw new Unreadable('made the writing process give an answer that is none');
  if ('unreadable' in parsed.data) throw refused(parsed.data);
  return { placed: parsed.data.placed, left: parsed.data.left.map(({ placement: { grid, row }, why }) => ({ grid, row, why: { parts: why.parts } })) };
}

function refused({ unreadable: reason, line }: z.infer<typeof unreadable>): Unreadable {
  return new Unreadable(reason, line === null ? {} : { line });
}
