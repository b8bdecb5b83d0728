import { isValidAt } from '../../judge/validity.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';

type Claim = DossierPredicate['claims'][number];
type Affirmation = DossierPredicate['affirmations'][number];
export type PersonWord = Claim | Affirmation;

/** A word that no longer counts, and why. */
export interface EndedWord<Word> {
  readonly word: Word;
  /** `not-yet`: its first day is after the later assessment. */
  readonly how: 'expired' | 'withdrawn' | 'not-yet';
}

/** What became of claims, or of affirmations: of those that counted on the day of either assessment. */
export interface WordsDifference<Word> {
  readonly added: readonly Word[];
  readonly ended: readonly EndedWord<Word>[];
  /** The same word with another last day. */
  readonly renewed: readonly { readonly word: Word; readonly before: string; readonly after: string }[];
}

/** One side: what people say, and the time of the assessment. */
interface Side<Word> {
  readonly words: readonly Word[];
  readonly assessedAt: string;
}

/** Compares words by what is said, by whom and of what, not by their days. */
export function wordsDifference<Word extends PersonWord>(before: Side<Word>, after: Side<Word>): WordsDifference<Word> {
  const then = inForce(before);
  const now = inForce(after);
  const listed = new Map(after.words.map((word) => [identityOf(word), word]));
  const today = after.assessedAt.slice(0, 10);
  return {
    added: [...now].filter(([identity]) => !then.has(identity)).map(([, word]) => word),
    ended: [...then].filter(([identity]) => !now.has(identity)).map(([identity, word]) => ({ word, how: howEnded(word, listed.get(identity), today) })),
    renewed: [...then].flatMap(([identity, word]) => {
      const later = now.get(identity);
      return later === undefined || later.expiresAt === word.expiresAt ? [] : [{ word: later, before: word.expiresAt, after: later.expiresAt }];
    }),
  };
}

function howEnded(before: PersonWord, after: PersonWord | undefined, today: string): EndedWord<PersonWord>['how'] {
  if ((after ?? before).expiresAt < today) return 'expired';
  return after === undefined ? 'withdrawn' : 'not-yet';
}

/** The words that count, each once: of several that say the same, the one that lasts longest. */
function inForce<Word extends PersonWord>({ words, assessedAt }: Side<Word>): ReadonlyMap<string, Word> {
  const found = new Map<string, Word>();
  for (const word of words.filter((item) => isValidAt(item, assessedAt))) {
    const known = found.get(identityOf(word));
    if (known === undefined || known.expiresAt < word.expiresAt) found.set(identityOf(word), word);
  }
  return found;
}

function identityOf(word: PersonWord): string {
  const said = 'text' in word ? [word.text, word.reasoning ?? null] : [word.scope, word.part ?? null];
  return JSON.stringify([word.requirement, word.by.name, word.by.role, ...said]);
}
