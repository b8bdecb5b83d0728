import type { CheckedFinding } from '../model/finding.ts';
import { joinText, ours, say, type Text } from '../model/text.ts';
import type { PartVerdict, VerdictName } from '../model/verdict.ts';

export interface Judged {
  readonly verdict: VerdictName;
  readonly reason: Text;
}

/** Names of parts, to stand inside a sentence: «(c) clear channel, CPE in every record». */
export function namesOf(parts: readonly PartVerdict[]): Text {
  return ours(parts.map((part) => part.name.replace(/^(?:\([a-z]\) )?[A-Z](?=[a-z ])/, (beginning) => beginning.toLowerCase())).join(', '));
}

/**
 * All parts count: together they make the requirement met, and each that is missing is said.
 * @param findingsOf the findings that a part rests on
 */
export function joinParts(parts: readonly PartVerdict[], findingsOf: (part: PartVerdict) => readonly CheckedFinding[]): Judged {
  const verdict = verdictOf(parts);
  const awaiting = parts.filter((part) => part.awaitsReview === true);
  if (verdict === 'unknown' && awaiting.length > 1) return { verdict, reason: toRead(awaiting, parts.length, findingsOf) };
  if (verdict === 'partly-met' && parts.length > 1) return { verdict, reason: seenAndMissing(parts) };
  const reason = firstOf(parts, ['not-met', 'partly-met', 'unknown', 'claimed', 'met'])?.reason ?? ours('The requirement names nothing to look at.');
  return { verdict, reason: verdict === 'met' ? withShare(parts, reason) : reason };
}

function verdictOf(parts: readonly PartVerdict[]): VerdictName {
  const has = (name: VerdictName): boolean => parts.some((part) => part.verdict === name);
  if (parts.length === 0) return 'unknown';
  if (parts.every((part) => part.verdict === 'met')) return 'met';
  if (parts.some((part) => part.verdict === 'partly-met' || (part.verdict === 'met' && part.findings.length > 0))) return 'partly-met';
  if (has('not-met')) return 'not-met';
  // What is left are words and gaps: an affirmed part beside a gap is still only words.
  return has('claimed') || has('met') ? 'claimed' : 'unknown';
}

/** For which parts a person has a passage to read, and for which the search found none. */
function toRead(awaiting: readonly PartVerdict[], count: number, findingsOf: (part: PartVerdict) => readonly CheckedFinding[]): Text {
  const hasPassage = (part: PartVerdict): boolean => findingsOf(part).some((finding) => finding.outcome === 'needs-review' && finding.sawNothing !== true);
  const [found, without] = [awaiting.filter(hasPassage), awaiting.filter((part) => !hasPassage(part))];
  if (found.length === 0) return say`For 0 of ${count} parts a passage was found, so a person must read the whole text for: ${namesOf(without)}.`;
  const none = without.length === 0 ? ours('') : say`; none was found for ${namesOf(without)}`;
  return say`For ${found.length} of ${count} parts a passage was found that a person must read: ${namesOf(found)}${none}.`;
}

/** What was seen goes first, so that the verdict is understood from what it rests on; then what keeps it from being met. */
function seenAndMissing(parts: readonly PartVerdict[]): Text {
  const seen = firstOf(parts, ['met', 'partly-met']);
  const missing = firstOf(parts.filter((part) => part !== seen), ['not-met', 'unknown', 'claimed', 'partly-met']);
  return withShare(parts, joinText([seen, missing].flatMap((part) => part?.reason ?? []), ' '));
}

/** With more than two parts the count of those that are met says more than the sentence of one. */
function withShare(parts: readonly PartVerdict[], reason: Text): Text {
  if (parts.length < 3) return reason;
  const [met, partly] = (['met', 'partly-met'] as const).map((name) => parts.filter((part) => part.verdict === name));
  const named = [...(met?.length === 0 || met?.length === parts.length ? [] : [say`: ${namesOf(met ?? [])}`]), ...(partly?.length === 0 ? [] : [say`; partly met: ${namesOf(partly ?? [])}`])];
  return joinText([say`${met?.length ?? 0} of ${parts.length} parts met${{ parts: named.flatMap((text) => text.parts) }}.`, reason], ' ');
}

function firstOf(parts: readonly PartVerdict[], order: readonly VerdictName[]): PartVerdict | undefined {
  return order.flatMap((name) => parts.filter((part) => part.verdict === name))[0];
}
