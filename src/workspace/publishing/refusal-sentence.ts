import { Refused } from '../../attest/refusal.ts';
import { KeysRefused } from '../../dossier/keys/keys-refused.ts';
import { PublicationRefused } from '../../dossier/publish/publication-refused.ts';
import { VerificationRefused } from '../../dossier/verify/verification-refused.ts';
import { rawText, type Text } from '../../model/text.ts';
import { visible } from '../../report/escape/visible.ts';

/** What the engine refused, as a sentence for a page; undefined for any other failure. */
export function refusalSentence(problem: unknown): string | undefined {
  if (problem instanceof KeysRefused) return withoutCommand(plain(problem.sentence));
  if (problem instanceof PublicationRefused || problem instanceof VerificationRefused) return plain(problem.sentence);
  return problem instanceof Refused ? plain(problem.text) : undefined;
}

/** A sentence as one line without characters that nobody sees. The page that shows it escapes it. */
export function plain(text: Text): string {
  return visible(rawText(text));
}

/** Here a key is made on a page and by no command. */
function withoutCommand(sentence: string): string {
  return sentence.replace(/ (?:Make (?:a new one|them)(?: first)?|For a new key): assay key .*$/su, ' Make a new key first.');
}
