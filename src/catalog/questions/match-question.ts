import { requirementById, requirements } from '../index.ts';
import { questionByRequirement } from './index.ts';
import { mvspQuestions } from './mvsp.ts';
import { topics } from './topics.ts';
import { wordsOf, type Words } from './words-of.ts';

/** Which requirements a question of somebody else asks for, and how sure that is. */
export interface QuestionMatch {
  readonly requirements: readonly string[];
  /**
   * `sure`: it names the requirement, or asks it in the same words. `close`: it asks for something near it, and a person must look
   * whether it is the same. `none`: nothing can be proposed.
   */
  readonly confidence: 'sure' | 'close' | 'none';
}

const none: QuestionMatch = { requirements: [], confidence: 'none' };

/** Of the words that tell something: this share of the question’s own and of ours must be in both. */
const sureShare = 0.8;
const closeShare = 0.6;
const closeBoth = 0.35;
/** Fewer words in common tell nothing. */
const commonLeast = 3;

/**
 * Finds what a question asks for. It would rather find nothing than the wrong thing: a question that is turned round (“do you use
 * default passwords?”) must not get the answer to the other one.
 * @param reference number or id beside the question
 */
export function matchQuestion(text: string, reference: string = ''): QuestionMatch {
  const named = [...`${reference} ${text}`.slice(0, 4000).matchAll(/\b(?:pledge|white-paper|demand-guide)\/[a-z0-9-]{1,80}/g)].map(([id]) => id).filter((id) => requirementById.get(id)?.audience === 'manufacturer');
  if (named.length > 0) return { requirements: [...new Set(named)], confidence: 'sure' };
  const control = /\bMVSP[- :]{0,3}([1-4]\.[1-8])\b/i.exec(`${reference} ${text}`.slice(0, 4000))?.[1];
  const mapped = mvspQuestions.find((item) => item.reference === `MVSP ${control ?? ''}`);
  if (mapped !== undefined) return mapped.requirements.length === 0 ? none : { requirements: mapped.requirements, confidence: 'close' };
  const same = sameWords().get(plain(text));
  if (same !== undefined) return { requirements: [same], confidence: 'sure' };
  const short = text.slice(0, 1000);
  const topic = topics.find(({ words, not }) => words.every((word) => word.test(short)) && not?.test(short) !== true);
  if (topic !== undefined) return { requirements: topic.requirements, confidence: 'close' };
  const asked = wordsOf(short);
  if (asked.telling.size < commonLeast) return none;
  let best: { readonly id: string; readonly both: number; readonly own: number } | undefined;
  for (const candidate of candidates()) {
    const share = shares(asked, candidate.words);
    if (share === undefined || candidate.words.isTurned !== asked.isTurned) continue;
    if (best === undefined || share.both > best.both) best = { id: candidate.id, ...share };
  }
  if (best === undefined) return none;
  if (best.both >= sureShare) return { requirements: [best.id], confidence: 'sure' };
  return best.own >= closeShare && best.both >= closeBoth ? { requirements: [best.id], confidence: 'close' } : none;
}

let byWords: ReadonlyMap<string, string> | undefined;

/** Our own questions and requirements by their words. */
function sameWords(): ReadonlyMap<string, string> {
  byWords ??= new Map([...requirements.map(({ id, text }) => [plain(text), id] as const), ...[...questionByRequirement].map(([id, { ask }]) => [plain(ask), id] as const)].filter(([, id]) => requirementById.get(id)?.audience === 'manufacturer'));
  return byWords;
}

/** A text without marks and blanks, by which the same question is found again. */
export function plain(text: string): string {
  return text.slice(0, 8000).normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

interface Candidate {
  readonly id: string;
  readonly words: Words;
}

let known: readonly Candidate[] | undefined;
/** In how many candidates a word is: what is in many tells little. */
let frequency: ReadonlyMap<string, number> = new Map();

function candidates(): readonly Candidate[] {
  if (known !== undefined) return known;
  const asked = requirements.filter(({ audience, state, kind }) => audience === 'manufacturer' && state === 'active' && kind !== 'way');
  known = asked.flatMap(({ id, title, text }): readonly Candidate[] => {
    const ask = questionByRequirement.get(id)?.ask;
    return [{ id, words: wordsOf(`${title}. ${text}`) }, ...(ask === undefined ? [] : [{ id, words: wordsOf(ask) }])];
  });
  const counts = new Map<string, number>();
  for (const { words } of known) for (const word of words.telling) counts.set(word, (counts.get(word) ?? 0) + 1);
  frequency = counts;
  return known;
}

/** Shares of weight that two texts have in common: of both together, and of the question’s own. */
function shares(asked: Words, other: Words): { readonly both: number; readonly own: number } | undefined {
  let common = 0;
  let commonCount = 0;
  let own = 0;
  for (const word of asked.telling) {
    own += weight(word);
    if (!other.telling.has(word)) continue;
    common += weight(word);
    commonCount += 1;
  }
  if (commonCount < commonLeast) return undefined;
  let theirs = 0;
  for (const word of other.telling) theirs += weight(word);
  return { both: common / (own + theirs - common), own: common / own };
}

function weight(word: string): number {
  return Math.log(1 + (known?.length ?? 1) / (frequency.get(word) ?? 0.5));
}
