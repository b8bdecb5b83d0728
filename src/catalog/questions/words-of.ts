/** The words of a text by which it can be told from others. */
export interface Words {
  /** Without endings, and without words that every question has. */
  readonly telling: ReadonlySet<string>;
  /** It speaks of something that is not, or is no more. */
  readonly isTurned: boolean;
}

const empty = new Set(('a about across after all also an and any are as at be been before being both but by can could describe detail details did do does each ensure etc explain '
  + 'for from further give has have how if in indicate into is it its list made make manufacturer may maker more must of on one only or organisation organization other our out over please product products provide '
  + 'service should so software solution some specify such supplier system than that the their them then there these they this those through to under up us use used uses using vendor via was we were what when where which who '
  + 'will with within without would you your company customer customers yes answer comment information way ways thing things own include including included').split(' '));

const turning = /\b(?:no|not|never|none|nor|without|free of|eliminat\w{0,6}|remov\w{0,6}|avoid\w{0,4}|prevent\w{0,4}|forbid\w{0,4}|prohibit\w{0,4}|instead of|rather than|move[sd]? off|end(?:s|ed)? the)\b/i;

/** Takes a text apart into its words. @param text at most a few thousand characters */
export function wordsOf(text: string): Words {
  const words = text.toLowerCase().normalize('NFKC').replaceAll(/\bsingle[- ]sign[- ]?on\b/g, ' sso ').replaceAll(/\bmulti[- ]?factor(?: authentication| sign-in)?\b/g, ' mfa ').replaceAll(/\bsoftware bills? of materials\b/g, ' sbom ').match(/[\p{L}\p{N}]{2,30}/gu) ?? [];
  return { telling: new Set(words.filter((word) => !empty.has(word)).map(stem).filter((word) => word.length > 1)), isTurned: turning.test(text) };
}

/** A word without its commonest endings; only so far that `log`, `logs` and `logging` meet. */
function stem(word: string): string {
  if (word.length <= 4) return word.replace(/(?<=[a-z]{2})s$/, '');
  const bare = word.replace(/(?:ies)$/, 'y').replace(/(?:ations?|ing|ed|es|s)$/, '');
  return /(.)\1$/.test(bare) && bare.length > 3 ? bare.slice(0, -1) : bare;
}
