import type { Answer, Piece, Result } from './protocol.ts';

/** Items of a list that are sent in one piece. */
const itemsMax = 2_000;

/**
 * An answer as messages: long lists of its facts come before it in pieces, so that neither side ever holds them as one text,
 * and the other side can read one piece while the next is made.
 */
export function* inPieces(answer: Answer<unknown>): Generator<Answer<unknown> | Piece> {
  if ('failed' in answer || !Array.isArray(answer.results)) return yield answer;
  const results: Result[] = [];
  for (const [result, found] of (answer.results as readonly Result[]).entries()) {
    const { reading } = found;
    if (reading?.facts === undefined) {
      results.push(found);
      continue;
    }
    const facts = { ...reading.facts };
    for (const [list, items] of Object.entries(facts)) {
      if (!Array.isArray(items) || items.length <= itemsMax) continue;
      for (let start = 0; start < items.length; start += itemsMax) yield { result, list, items: items.slice(start, start + itemsMax) };
      Object.assign(facts, { [list]: [] });
    }
    results.push({ ...found, reading: { ...reading, facts } });
  }
  yield { results };
}

/** The whole answer again; a piece of a list that the answer does not have is left out. */
export function withPieces(answer: Answer, pieces: readonly Piece[]): Answer {
  if ('failed' in answer) return answer;
  for (const { result, list, items } of pieces) {
    const facts = answer.results[result]?.reading?.facts;
    const whole: unknown = facts !== undefined && Object.hasOwn(facts, list) ? Reflect.get(facts, list) : undefined;
    if (Array.isArray(whole)) for (const item of items) whole.push(item);
  }
  return answer;
}
