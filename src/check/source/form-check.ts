import type { CheckResult } from '../../model/check.ts';
import type { CodeFacts, Listed, SourcePlace } from '../../model/evidence/source-tree.ts';
import type { MeasureId } from '../../model/measure.ts';
import type { Finding } from '../../model/finding.ts';
import { counted, ours, quote, say, type Text } from '../../model/text.ts';
import { failingFindings, placePointer, treePointer, type Tree } from './place-findings.ts';

/** Places of two forms, a good and a bad one, as a share with findings. */
export interface FormCheck<Facts extends CodeFacts & Listed<SourcePlace & { readonly form: string }>> {
  readonly measure: MeasureId;
  readonly factsOf: (tree: Tree) => Facts;
  readonly good: { readonly form: Facts['places'][number]['form']; readonly count: (facts: Facts) => number };
  readonly bad: { readonly form: Facts['places'][number]['form']; readonly count: (facts: Facts) => number };
  /** Places that stand for good ones which are counted and not listed. */
  readonly unlisted?: (facts: Facts) => readonly SourcePlace[];
  /** Subject of the finding that speaks for the good places. */
  readonly subject: string;
  readonly passing: (good: number, all: number) => Text;
  readonly failing: (path: Text, count: number) => Text;
  /** Why there is no share when no place was found. */
  readonly none: Text;
}

const pointersMax = 20;

/** One finding for all good places, one for each file with bad places, and the share as a measure. */
export function formFindings<Facts extends CodeFacts & Listed<SourcePlace & { readonly form: string }>>(check: FormCheck<Facts>, trees: readonly Tree[], assessedAt: string): CheckResult {
  const sum = (count: (facts: Facts) => number): number => trees.reduce((all, tree) => all + count(check.factsOf(tree)), 0);
  const good = sum(check.good.count);
  const bad = sum(check.bad.count);
  const unread = sum((facts) => facts.filesUnread);
  const findings: Finding[] = [];
  if (good + bad === 0) {
    const looked = [...new Set(trees.flatMap((tree) => check.factsOf(tree).languages))].toSorted();
    const said = looked.length === 0 ? ours('No program in a language that Assay parses was read (JavaScript, TypeScript, Python, Java).') : say`Looked at: ${counted(sum((facts) => facts.filesRead), 'file', 'files')} in ${ours(looked.join(', '))}.`;
    return { findings: [{ outcome: 'unknown', subject: check.subject, message: say`${check.none} ${said}`, pointers: trees.map(treePointer) }] };
  }
  const placesOf = (form: string): readonly { readonly tree: Tree; readonly place: SourcePlace }[] =>
    trees.flatMap((tree) => check.factsOf(tree).places.filter((place) => place.form === form).map((place) => ({ tree, place })));
  if (good > 0) {
    const unlisted = trees.flatMap((tree) => (check.unlisted?.(check.factsOf(tree)) ?? []).map((place) => ({ tree, place })));
    const places = [...unlisted, ...placesOf(check.good.form)].slice(0, pointersMax);
    findings.push({ outcome: 'pass', subject: check.subject, message: check.passing(good, good + bad), count: good, pointers: places.length > 0 ? places.map(({ tree, place }) => placePointer(tree, place)) : trees.map(treePointer) });
  }
  findings.push(...failingFindings(placesOf(check.bad.form).map(({ tree, place }) => ({ subject: place.path, pointer: placePointer(tree, place) })), bad, (subject, count) => check.failing(say`${quote(subject)}`, count)));
  if (unread > 0) findings.push({ outcome: 'unknown', subject: 'programs that were not parsed', message: say`${unread} program files were not parsed: they are too long, or their grammar is not at hand. They may hold further places.`, count: unread, pointers: trees.map(treePointer) });
  return {
    findings,
    measures: [{ id: check.measure, population: 'product', dimensions: {}, points: [{ at: assessedAt, numerator: good, denominator: good + bad }], sources: trees.map((tree) => tree.artifact.digest) }],
  };
}
