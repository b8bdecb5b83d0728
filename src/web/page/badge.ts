import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { xml } from '../../report/escape/xml.ts';
import { disclaimer } from '../../report/words.ts';
import { verdictCounts } from './counts.ts';

/** Never left out, even at nought: a badge that drops what is not met would flatter. */
const always: ReadonlySet<string> = new Set(['met', 'partly-met', 'not-met', 'unknown']);
const perCharacter = 6.3;
const padding = 9;
const label = 'Assay dossier';

/** The dossier in a line, for a page of the maker: counts of verdicts and the day of assessment, in colours that say nothing. */
export function badge(predicate: DossierPredicate): Escaped<'xml'> {
  const facts = [...verdictCounts(predicate).filter(({ verdict, count }) => verdict !== 'not-applicable' && (count > 0 || always.has(verdict))).map(({ count, title }) => `${count} ${title}`), predicate.assessedAt.slice(0, 10)].join(' · ');
  const [labelWidth, factsWidth] = [label, facts].map((words) => Math.round(words.length * perCharacter)) as [number, number];
  const left = labelWidth + 2 * padding;
  const whole = left + factsWidth + 2 * padding;
  const said = `${label}: ${facts}. ${disclaimer}`;
  return xml`<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="22" viewBox="0 0 ${whole} 22" role="img" aria-labelledby="assay-badge-title"><title id="assay-badge-title">${said}</title><rect width="${whole}" height="22" rx="4" fill="#e9e6de"/><path d="M4 0h${left - 4}v22H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#33404a"/><g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="${padding}" y="15" fill="#fff" textLength="${labelWidth}" lengthAdjust="spacingAndGlyphs">${label}</text><text x="${left + padding}" y="15" fill="#1c2024" textLength="${factsWidth}" lengthAdjust="spacingAndGlyphs">${facts}</text></g></svg>
`;
}
