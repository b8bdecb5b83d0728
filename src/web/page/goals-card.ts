import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { goals } from '../../catalog/goals.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { xml } from '../../report/escape/xml.ts';
import { disclaimer, verdictTitles } from '../../report/words.ts';

const width = 400;
const line = 21;
const top = 66;
const edge = 16;
/** Characters of a name that fit into the card. */
const nameMost = 42;

/** The seven goals of a dossier in words, for a page of the maker: product, day, each verdict, and whose verdict it is not. The colours say nothing. */
export function goalsCard({ product, publisher, publishedAt, verdicts }: DossierPredicate): Escaped<'xml'> {
  const name = `${product.name}${product.version === undefined ? '' : ` ${product.version}`}`;
  const shown = name.length > nameMost ? `${name.slice(0, nameMost - 1)}…` : name;
  const lines = goals.map(({ number, title, requirement }) => ({ title: `${number}. ${title}`, verdict: verdictTitles[verdicts.find((one) => one.requirement === requirement)?.verdict ?? 'unknown'] }));
  const height = top + lines.length * line + 30;
  const from = `published ${publishedAt.slice(0, 10)} by ${publisher}`;
  const said = `${name}, ${from}. ${lines.map(({ title, verdict }) => `${title}: ${verdict}`).join('; ')}. ${disclaimer}`;
  return xml`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="assay-goals-title"><title id="assay-goals-title">${said}</title><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="#fff" stroke="#dedbd3"/><g font-family="Verdana,DejaVu Sans,sans-serif" font-size="12" fill="#1c2024"><text x="${edge}" y="27" font-size="14" font-weight="700">${shown}</text><text x="${edge}" y="46" font-size="11" fill="#5b636c">${from}</text>${lines.map(({ title, verdict }, index) => xml`<text x="${edge}" y="${top + 12 + index * line}">${title}</text><text x="${width - edge}" y="${top + 12 + index * line}" text-anchor="end" font-weight="700">${verdict}</text>`)}<text x="${edge}" y="${height - 13}" font-size="9" fill="#5b636c">${disclaimer}</text></g></svg>
`;
}
