import type { DisclosurePolicy, Passage, PolicyClause, PolicyElement, PolicyObstacle } from '../../model/evidence/disclosure-policy.ts';
import type { Block } from '../document/blocks.ts';
import { datesIn, namesDocumentDate } from '../document/dates.ts';
import { wordsOf, type Words } from '../document/words.ts';
import { channelsOf } from './channels.ts';
import { clausePhrases } from './clause-phrases.ts';
import { elementPhrases, obstaclePhrases } from './element-phrases.ts';
import { find, PhraseIndex, type Phrase, type ReadyPhrase } from './phrase.ts';

const passagesMax = 50;
/** Longer sentences are searched in pieces: a sentence without a full stop must not make the search slow. */
const sentenceWordsMax = 200;
const leadWordsMax = 60;

const index = new PhraseIndex();
const clauses = readyAll(clausePhrases);
const elements = readyAll(elementPhrases);
const obstacles = readyAll(obstaclePhrases);

function readyAll<Name extends string>(phrases: Readonly<Record<Name, readonly Phrase[]>>): readonly (readonly [Name, readonly ReadyPhrase[]])[] {
  const names = Object.keys(phrases) as Name[];
  return names.map((name) => [name, index.ready(phrases[name])]);
}

/** A piece of the text that is searched: a sentence, or a list item behind the line that leads in to its list. */
interface Piece {
  readonly words: Words;
  readonly from: number;
  readonly to: number;
}

/** Searches the blocks of a policy for what its clauses, elements and obstacles sound like. */
export function searchPolicy(blocks: readonly Block[]): Omit<DisclosurePolicy, 'language' | 'words'> {
  const found: Record<PolicyClause, Passage[]> = { 'authorises-testing': [], 'no-legal-action': [], channel: [], 'public-disclosure': [] };
  const said: Record<PolicyElement, Passage[]> = { scope: [], 'covers-all-products': [], 'tests-allowed-or-forbidden': [], 'what-to-send': [], 'anonymous-reports': [], 'acknowledgement-time': [], 'issuance-date': [] };
  const against: Record<PolicyObstacle, Passage[]> = { 'legal-threat': [], 'testing-forbidden': [], 'disclosure-forbidden': [], 'personal-data-required': [], 'vetted-testers-only': [], 'nationality-limit': [] };
  let disclosureDays: number | undefined;
  let acknowledgementDays: number | undefined;

  const seen = new Map<string, readonly number[]>();
  for (const piece of piecesOf(blocks)) {
    const present = index.present(piece.words.words, piece.from, piece.to, seen);
    const inPiece = (phrases: readonly ReadyPhrase[]): Passage | undefined => passageOf(phrases, piece, present);
    for (const [name, phrases] of clauses) {
      const passage = inPiece(phrases);
      add(found[name], passage);
      if (name === 'public-disclosure' && passage !== undefined) disclosureDays = largest(disclosureDays, daysIn(piece));
    }
    for (const [name, phrases] of elements) {
      const passage = inPiece(phrases);
      add(said[name], passage);
      if (name === 'acknowledgement-time' && passage !== undefined) acknowledgementDays = largest(acknowledgementDays, daysIn(piece));
    }
    for (const [name, phrases] of obstacles) add(against[name], inPiece(phrases));
  }

  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const place = { firstLine: block.firstLine, lastLine: block.firstLine };
    if (/\bscope\b/i.test(block.text)) add(said.scope, place);
    if (/\b(?:test methods|rules of engagement|prohibited|guidelines|ground rules)\b/i.test(block.text)) add(said['tests-allowed-or-forbidden'], place);
  }
  const dates = documentDates(blocks);
  for (const { line } of dates) add(said['issuance-date'], { firstLine: line, lastLine: line });
  const { channels, passages } = channelsOf(blocks);
  for (const passage of passages) add(found.channel, passage);
  return {
    clauses: found,
    elements: said,
    obstacles: against,
    channels,
    dates,
    ...(disclosureDays === undefined ? {} : { disclosureDays }),
    ...(acknowledgementDays === undefined ? {} : { acknowledgementDays }),
  };
}

/** Cuts blocks into sentences; a list item is read behind the sentence that ends in a colon above its list. */
function* piecesOf(blocks: readonly Block[]): Generator<Piece> {
  let lead: readonly string[] | undefined;
  for (const block of blocks) {
    if (block.kind !== 'item') lead = block.text.trimEnd().endsWith(':') ? wordsOf(lastSentence(block.text), block.firstLine).words.slice(-leadWordsMax) : undefined;
    if (block.kind === 'heading') continue;
    const own = wordsOf(block.text, block.firstLine);
    let from = 0;
    for (let at = 0; at < own.words.length; at += 1) {
      if (at + 1 < own.words.length && !own.ends.has(at) && at + 1 - from < sentenceWordsMax) continue;
      yield { words: own, from, to: at + 1 };
      from = at + 1;
    }
    if (block.kind !== 'item' || lead === undefined) continue;
    // The passage is the item; the lead-in only lends it its verb.
    const words = [...lead, ...own.words.slice(0, sentenceWordsMax)];
    const lines = [...lead.map(() => block.firstLine), ...own.lines.slice(0, sentenceWordsMax)];
    yield { words: { words, lines, ends: new Set() }, from: 0, to: words.length };
  }
}

function lastSentence(text: string): string {
  const cut = Math.max(text.lastIndexOf('. '), text.lastIndexOf('.\n'));
  return cut === -1 ? text : text.slice(cut + 1);
}

function passageOf(phrases: readonly ReadyPhrase[], { words, from, to }: Piece, present: Uint8Array): Passage | undefined {
  for (const phrase of phrases) {
    if (!phrase.groupNumbers.every((number) => present[number] === 1)) continue;
    const place = find(phrase, words, from, to);
    if (place !== undefined) return { firstLine: words.lines[place.first] ?? 1, lastLine: words.lines[place.last] ?? 1 };
  }
  return undefined;
}

function add(passages: Passage[], passage: Passage | undefined): void {
  if (passage === undefined || passages.length >= passagesMax) return;
  const last = passages.at(-1);
  if (last !== undefined && last.firstLine === passage.firstLine && last.lastLine === passage.lastLine) return;
  passages.push(passage);
}

const NUMBERS: ReadonlyMap<string, number> = new Map([['one', 1], ['two', 2], ['three', 3], ['five', 5], ['seven', 7], ['ten', 10], ['fourteen', 14], ['thirty', 30], ['sixty', 60], ['ninety', 90]]);

/** The largest span of time that a sentence names in hours, days, weeks or months, in whole days. */
function daysIn({ words: { words }, from, to }: Piece): number | undefined {
  let days: number | undefined;
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? '';
    const number = /^\d{1,3}$/.test(word) ? Number(word) : NUMBERS.get(word);
    if (number === undefined) continue;
    const unit = words.slice(at + 1, Math.min(to, at + 4)).find((next) => /^(?:hours?|days?|weeks?|months?)$/.test(next));
    if (unit === undefined) continue;
    days = largest(days, unit.startsWith('hour') ? Math.ceil(number / 24) : unit.startsWith('week') ? number * 7 : unit.startsWith('month') ? number * 30 : number);
  }
  return days;
}

function largest(first: number | undefined, second: number | undefined): number | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return Math.max(first, second);
}

/** Dates in lines that speak of the document itself, and dates that stand alone near its beginning. */
function documentDates(blocks: readonly Block[]): readonly { readonly date: string; readonly line: number }[] {
  const dates: { date: string; line: number }[] = [];
  for (const [place, block] of blocks.entries()) {
    let line = block.firstLine;
    for (const row of block.text.split('\n')) {
      const isNamed = namesDocumentDate(row) || (place < 4 && row.length < 60);
      if (isNamed && dates.length < passagesMax) for (const date of datesIn(row)) dates.push({ date, line });
      line += 1;
    }
  }
  return dates;
}
