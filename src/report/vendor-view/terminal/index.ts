import { pageTopics } from '../../../model/evidence/web-page.ts';
import { ours, quote, say, type Text } from '../../../model/text.ts';
import type { VendorPosition } from '../../../model/vendor-position.ts';
import { Escaped } from '../../escape/escaped.ts';
import { row } from '../../terminal/layout.ts';
import { painter } from '../../terminal/paint.ts';
import { disclaimer } from '../../words.ts';
import { placeDetail, placesCount, placeTitle } from '../place-words.ts';
import { shortQuote } from '../short-quote.ts';
import { captureText, countsText, subjectText } from '../subject.ts';
import { correction, outcomeTitles, vendorLimits } from '../words.ts';
import { cveText } from './cve.ts';
import { digestText, heading, item, paragraph, type Layout } from './layout.ts';
import { knownAndUnknown } from './lines.ts';
import { questionList } from './questions.ts';

export interface VendorTerminalOptions {
  /** Columns; 80 when unknown. */
  readonly width: number;
  /** Print every quote, figure by year and question, and digests in full. */
  readonly all: boolean;
  readonly isColoured?: boolean;
}

/** What can be known about a maker without asking it, for a terminal: what was looked at, what was seen, and what is left to ask. */
export function vendorTerminal(position: VendorPosition, options: VendorTerminalOptions): Escaped<'terminal'> {
  const layout: Layout = { width: Math.max(60, Math.min(options.width, 110)), all: options.all, paint: painter(options.isColoured === true) };
  const sections = [
    introduction(position, layout),
    placeList(position, layout),
    paragraph(countsText(position), layout),
    ...knownAndUnknown(position, layout),
    quoteList(position, layout),
    cveText(position.cve, layout),
    questionList(position, layout),
    [heading('IS SOMETHING WRONG HERE?', layout), ...correction.map((sentence) => item(ours(sentence), layout))].join('\n'),
  ];
  // Each section is built from safe pieces only: words of ours, and evidence through `terminal`.
  return new Escaped('terminal', `${sections.filter((section) => section !== '').join('\n\n')}\n`);
}

function introduction(position: VendorPosition, layout: Layout): string {
  return [
    paragraph(say`Assay ${quote(position.engineVersion)}: what can be seen of ${subjectText(position)} without asking.`, layout),
    paragraph(say`${captureText(position)} Catalogue ${quote(position.catalogVersion)}. ${ours(disclaimer)} ${ours(vendorLimits)}`, layout),
  ].join('\n');
}

/** Every place on two lines: what was seen there and when, then its address. */
function placeList(position: VendorPosition, layout: Layout): string {
  const { width } = layout;
  const lines = position.places.map((place, index) => row([
    { text: ours(`${index + 1}`.padStart(2)), width: 2 },
    { text: ours(outcomeTitles[place.outcome]), width: 14 },
    { text: placeText(place, layout), width: width - 19 },
  ]));
  return [heading(`PLACES ${placesCount(position)}`, layout), ...lines].join('\n');
}

function placeText(place: VendorPosition['places'][number], layout: Layout): Text {
  const detail = placeDetail(place);
  const digest = place.digest === undefined ? ours('') : say`, ${digestText(place.digest, layout)}`;
  return say`${ours(placeTitle(place))}, ${quote(place.lookedAt.slice(0, 10))}${digest}${detail === undefined ? ours('') : say`, ${detail}`}: ${quote(place.address)}`;
}

const quotesMax = 4;

function quoteList(position: VendorPosition, layout: Layout): string {
  if (position.quotes.length === 0) return '';
  const quotes = position.quotes.slice(0, layout.all ? undefined : quotesMax);
  const rest = position.quotes.length - quotes.length;
  return [
    heading('IN THE MAKER’S OWN WORDS, for a person to read; nothing follows from words alone', layout),
    ...quotes.map((passage) => item(say`On ${ours(pageTopics[passage.topic])}: “${quote(shortQuote(passage.quote))}” [${quote(passage.address)}, line ${passage.line}, ${quote(passage.capturedAt.slice(0, 10))}, ${digestText(passage.digest, layout)}]`, layout)),
    ...(rest > 0 ? [item(say`${rest} more (--all)`, layout)] : []),
  ].join('\n');
}
