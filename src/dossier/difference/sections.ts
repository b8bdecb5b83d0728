import { requirementById } from '../../catalog/index.ts';
import { measureDefinitions } from '../../model/measure.ts';
import { joinText, ours, quote, rawText, say, type Text } from '../../model/text.ts';
import { verdictTitles } from '../../report/words.ts';
import type { ChangedFinding, DossierDifference, PublicationFacts, VerdictSide } from './dossier-difference.ts';
import type { FigurePoint, MovedFigure } from './figures-difference.ts';
import type { EndedWord, PersonWord, WordsDifference } from './words-in-force.ts';

/** A part of the report; one without items is left out. */
export interface DifferenceSection {
  readonly title: string;
  readonly items: readonly Text[];
}

/** What changed in full sentences. All words of either dossier stand there as quotations: they are its publisher's, not ours. */
export function differenceSections(difference: DossierDifference): readonly DifferenceSection[] {
  const { verdicts, newFindings, goneFindings, figures, evidence, claims, affirmations } = difference;
  const { withheld } = evidence;
  return [
    { title: 'Verdicts', items: verdicts.map(({ requirement, before, after }) => say`${titleOf(requirement)}: ${verdictText(before)} → ${verdictText(after)}.${after === undefined ? ours('') : say` ${words(after.reason)}`}`) },
    { title: 'New findings', items: newFindings.map((change) => findingText(change, 'before')) },
    { title: 'Gone findings', items: goneFindings.map((change) => findingText(change, 'now')) },
    { title: 'Figures', items: figures.map(figureText) },
    {
      title: 'Evidence',
      items: [
        ...evidence.added.map(({ path, digest }) => say`Added: ${quote(path)} (${quote(digest)}).`),
        ...evidence.changed.map(({ path, before, after }) => say`Changed: ${quote(path)} (${quote(before)} before, ${quote(after)} now).`),
        ...evidence.moved.map(({ before, after, digest }) => say`The same bytes at another path: ${quote(before)}, now ${quote(after)} (${quote(digest)}).`),
        ...evidence.removed.map(({ path, digest }) => say`No longer public: ${quote(path)} (${quote(digest)}).`),
        ...(withheld.before === withheld.after ? [] : [say`Withheld files: ${withheld.before} before, ${withheld.after} now.`]),
      ],
    },
    { title: 'Claims', items: wordItems(claims) },
    { title: 'Affirmations', items: wordItems(affirmations) },
  ].filter(({ items }) => items.length > 0);
}

/** What a reader must know before comparing: other products, an order that is not the one, other rules. */
export function comparisonNotes({ before, after }: Pick<DossierDifference, 'before' | 'after'>): readonly Text[] {
  const isSameProduct = before.publisher === after.publisher && before.product.maker === after.product.maker && before.product.name === after.product.name;
  return [
    ...(isSameProduct ? [] : [say`The two dossiers are not of one product: ${productText(before)} and ${productText(after)}.`]),
    ...(isSameProduct && after.sequence < before.sequence ? [say`The dossier named second is the earlier one (publication ${after.sequence}, after publication ${before.sequence}).`] : []),
    ...(before.versions.catalog === after.versions.catalog ? [] : [say`The catalogue changed from ${quote(before.versions.catalog)} to ${quote(after.versions.catalog)}: a verdict may move without the product.`]),
    ...(before.versions.rules === after.versions.rules ? [] : [say`The rules changed from ${quote(before.versions.rules)} to ${quote(after.versions.rules)}: a verdict may move without the product.`]),
  ];
}

/** Maker, name and version of a product. */
export function productText({ product }: PublicationFacts): Text {
  return product.version === undefined ? say`${quote(product.name)} by ${quote(product.maker)}` : say`${quote(product.name)} ${quote(product.version)} by ${quote(product.maker)}`;
}

function titleOf(requirement: string): Text {
  const title = requirementById.get(requirement)?.title;
  return title === undefined ? say`${quote(requirement)}` : say`${ours(title)} (${quote(requirement)})`;
}

function verdictText(side: VerdictSide | undefined): Text {
  if (side === undefined) return ours('not there');
  return side.isAnotherWay === true ? ours('another way, not chosen') : ours(verdictTitles[side.verdict]);
}

function words(text: VerdictSide['reason']): Text {
  return say`${quote(rawText(text))}`;
}

const otherWords = { pass: 'it is as expected', fail: 'it fails', unknown: 'it is not known', 'not-applicable': 'it does not apply', 'needs-review': 'a person must read it', error: 'the check could not run' } as const;

function findingText({ finding, other }: ChangedFinding, when: 'before' | 'now'): Text {
  const elsewhere = other === undefined ? say`${ours(when)}, nothing is said of it` : say`${ours(when)}, ${ours(otherWords[other])}`;
  return say`${words(finding.message)} (${quote(finding.fingerprint)}; ${elsewhere})`;
}

function figureText({ measure, population, dimensions, before, after }: MovedFigure): Text {
  const split = Object.entries(dimensions).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, value]) => say`${quote(key)} ${quote(value)}`);
  const of = joinText([ours(populationWords[population]), ...split], ', ');
  return say`${ours(measureDefinitions[measure].title)} (${of}): ${pointText(measure, before)} → ${pointText(measure, after)}.`;
}

const populationWords = { customers: 'customers', 'own-staff': 'own staff', 'this-instance': 'this installation', product: 'product' } as const satisfies Record<MovedFigure['population'], string>;

function pointText(measure: MovedFigure['measure'], point: FigurePoint | undefined): Text {
  if (point === undefined) return ours('not measured');
  const day = quote(point.at.slice(0, 10));
  if (point.suppressed === true) return say`withheld, for fewer than 10 people stand behind it (${day})`;
  if (point.denominator !== undefined) return say`${point.numerator} of ${point.denominator} (${day})`;
  return measureDefinitions[measure].unit === 'days' ? say`${point.numerator} days (${day})` : say`${point.numerator} (${day})`;
}

const endedWords = { expired: 'Expired', withdrawn: 'No longer there', 'not-yet': 'Not yet in force' } as const satisfies Record<EndedWord<PersonWord>['how'], string>;

function wordItems({ added, ended, renewed }: WordsDifference<PersonWord>): readonly Text[] {
  return [
    ...added.map((word) => say`New: ${wordText(word)}, until ${quote(word.expiresAt)}.`),
    ...ended.map(({ word, how }) => say`${ours(endedWords[how])}: ${wordText(word)}, until ${quote(word.expiresAt)}.`),
    ...renewed.map(({ word, before, after }) => say`Another last day: ${wordText(word)}, until ${quote(before)} before, until ${quote(after)} now.`),
  ];
}

function wordText(word: PersonWord): Text {
  const said = 'text' in word ? say`${quote(word.text)}` : say`for ${quote(word.scope)}${word.part === undefined ? ours('') : say` (${quote(word.part)})`}`;
  return say`${titleOf(word.requirement)}, ${said}, by ${quote(word.by.name)}, ${quote(word.by.role)}`;
}
