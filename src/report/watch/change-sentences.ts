import { requirementById } from '../../catalog/index.ts';
import { places } from '../../model/evidence/public-places.ts';
import { pageTopics } from '../../model/evidence/web-page.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { isBytesOnly } from '../../model/watch/is-change.ts';
import { makerFigures, type DatedQuote, type Figure, type PlaceChange, type QuoteChange, type VendorDifference, type VerdictMove } from '../../model/watch/vendor-difference.ts';
import { verdictTitles } from '../words.ts';

/** What changed, in full sentences: what the maker shows first, then what follows from it. */
export function changeSentences(difference: VendorDifference): readonly Text[] {
  const { rules, figuresNotCompared } = difference;
  return [
    ...difference.places.map(placeSentence),
    ...difference.quotes.flatMap(quoteSentences),
    ...difference.verdicts.map(verdictSentence),
    ...(rules === undefined ? [] : [say`The rules changed from Assay ${quote(rules.before.engineVersion)} with catalogue ${quote(rules.before.catalogVersion)} to ${quote(rules.after.engineVersion)} with ${quote(rules.after.catalogVersion)}: a verdict may move without the maker.`]),
    ...difference.newFindings.map((finding) => say`New: ${finding.message} (${quote(finding.fingerprint)}).`),
    // Of an advisory that newer ones displaced, the place says all that is known.
    ...difference.goneFindings.filter(({ isOfListed }) => isOfListed !== true).map((finding) => say`No longer seen: ${finding.message} (${quote(finding.fingerprint)}).`),
    ...difference.figures.map(({ figure, before, after }) => say`${ours(upperFirst(makerFigures[figure]))}: ${figureText(before)} before, ${figureText(after)} now.`),
    ...(figuresNotCompared === undefined ? [] : [figuresNotCompared]),
    ...difference.openedQuestions.map(({ requirement, ask, open }) => say`Newly open on ${titleOf(requirement)}: ${ours(ask)} ${open}`),
    ...difference.closedQuestions.map(({ requirement, ask }) => say`No longer open on ${titleOf(requirement)}: ${ours(ask)}`),
  ];
}

function placeSentence(change: PlaceChange): Text {
  const { before, after } = change;
  const name = say`The ${ours(places[change.place].title)} at ${quote(change.address)}`;
  const day = quote((after ?? before)?.lookedAt.slice(0, 10) ?? '');
  const reason = after?.reason === undefined ? ours('') : say`: it ${quote(after.reason)}`;
  if (isBytesOnly(change)) return say`${name}: its bytes are others than before, as with many pages at every visit; what it says is compared by its passages.`;
  switch (change.kind) {
    case 'appeared': return say`${name} is there on ${day}; before, ${ours(before?.outcome === 'unusable' ? 'something else was there' : 'nothing was there')}.`;
    case 'vanished': return say`${name} is no longer there on ${day}${reason}.`;
    case 'newly-looked': return say`${name} could be looked at on ${day} (${ours(outcomeWords[after?.outcome ?? 'not-looked'])}); before, it could not, so nothing is known of a change.`;
    case 'no-longer-looked': return after === undefined ? say`${name} was not looked at again, for nothing leads to it any more.` : say`${name} could not be looked at on ${day}${reason}; nothing is known of a change.`;
    case 'newly-listed': return say`${name} is among the newest that the maker lists on ${day}, and was not before (${ours(outcomeWords[after?.outcome ?? 'not-looked'])}).`;
    case 'no-longer-listed': return say`${name} is not among the newest that the maker lists any more, so it was not looked at again.`;
    case 'changed': return say`${name} changed by ${day}: ${joinText(change.what.map((part) => partSentence(change, part)), '; ')}.`;
  }
}

const outcomeWords = { found: 'there', absent: 'not there', unusable: 'something else is there', 'not-looked': 'not known' } as const;

function partSentence({ before, after }: PlaceChange, part: PlaceChange['what'][number]): Text {
  switch (part) {
    case 'outcome': return ours(`${outcomeWords[before?.outcome ?? 'not-looked']} before, ${outcomeWords[after?.outcome ?? 'not-looked']} now`);
    case 'bytes': return ours('its content is another');
    case 'encryption': return differing(encryptionWords(before), encryptionWords(after));
    case 'mail': return differing(mailWords(before), mailWords(after));
  }
}

type NamedWords = readonly (readonly [name: string, words: string])[];

function encryptionWords(place: PlaceChange['before']): NamedWords {
  const tls = place?.tls;
  return [['protocol', tls?.protocol ?? 'not known'], ['certificate', tls === undefined ? 'not known' : tls.isTrusted ? 'trusted' : `not trusted (${tls.problem ?? 'no reason is known'})`], ['key', tls?.key ?? 'not known']];
}

function mailWords(place: PlaceChange['before']): NamedWords {
  const mail = place?.mail;
  const answer = (holds: boolean | undefined): string => (holds === undefined ? 'not known' : holds ? 'yes' : 'no');
  return [['domain', mail?.domain ?? 'not known'], ['has a mail host', answer(mail?.hasMx)], ['SPF', mail?.spf ?? 'not known'], ['DMARC', mail?.dmarc ?? 'not known'], ['MTA-STS', mail?.mtaSts ?? 'not known'], ['offers encryption', answer(mail?.offersTls)]];
}

/** Only what differs. The names are ours; the words may come from the other side. */
function differing(before: NamedWords, after: NamedWords): Text {
  return joinText(before.flatMap(([name, words], index) => {
    const now = after[index]?.[1] ?? '';
    return words === now ? [] : [say`${ours(name)} ${quote(words)} before, ${quote(now)} now`];
  }), '; ');
}

/** The old and the new passage, each with its day; the address once, and what they mean is for a person. */
function quoteSentences({ topic, address, before, after }: QuoteChange): readonly Text[] {
  const about = say`On ${ours(pageTopics[topic])}, ${quote(address)}`;
  const dated = ({ quote: words, capturedAt, digest }: DatedQuote): Text => say`${quote(words)} (${quote(capturedAt.slice(0, 10))}, ${quote(digest)})`;
  return [
    ...before.map((passage) => say`${about} no longer says: ${dated(passage)}.`),
    ...after.map((passage) => say`${about} now says: ${dated(passage)}.`),
  ];
}

function verdictSentence({ requirement, before, after }: VerdictMove): Text {
  const name = (side: VerdictMove['before']): Text => (side === undefined ? ours('not in the catalogue') : say`${ours(verdictTitles[side.verdict])} (${side.reason})`);
  return say`${titleOf(requirement)}: ${name(before)} → ${name(after)}.`;
}

function figureText({ value, of }: Figure): Text {
  if (value === undefined) return ours('not known');
  return of === undefined ? say`${value}` : say`${value} of ${of}`;
}

function titleOf(requirement: string): Text {
  const title = requirementById.get(requirement)?.title;
  return title === undefined ? say`${quote(requirement)}` : say`${ours(title)} (${quote(requirement)})`;
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
