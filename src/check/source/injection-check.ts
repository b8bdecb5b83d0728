import type { CheckResult } from '../../model/check.ts';
import type { InjectionClass, InjectionPlace } from '../../model/evidence/injection.ts';
import type { CodeFacts, Listed } from '../../model/evidence/source-tree.ts';
import type { MeasureId } from '../../model/measure.ts';
import { ours, say } from '../../model/text.ts';
import { injectionAccuracy } from '../injection-accuracy.ts';
import { formFindings } from './form-check.ts';
import type { Tree } from './place-findings.ts';

/** One class of injection as a share of safe uses. */
export interface InjectionCheck {
  readonly weakness: InjectionClass;
  readonly measure: MeasureId;
  /** What is counted: `calls that start a program`. */
  readonly uses: string;
  /** What a failing file does, behind its name: `gives a shell text from elsewhere in`. */
  readonly does: string;
  /** What was expected instead. */
  readonly expected: string;
}

type ClassFacts = CodeFacts & Listed<InjectionPlace> & { readonly safe: number; readonly unsafe: number };

/** What is known about the errors of the scan, as sentences: its figures on labelled code that the rules were not tuned on. */
export function injectionAccuracyNote(weakness: InjectionClass): string {
  const { javascript, python } = injectionAccuracy.classes[weakness];
  const of = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string => `${numerator} of ${denominator}`;
  return `On labelled code that the rules were not tuned on, this scan was right in ${of(javascript.precision)} reports and found ${of(javascript.recall)} unsafe places in JavaScript and TypeScript, and in Python ${of(python.precision)} and ${of(python.recall)}. The labels have the same author as the rules.`;
}

/** The share of safe uses of one class, with a finding for each file that holds unsafe ones. */
export function injectionFindings(check: InjectionCheck, trees: readonly Tree[], assessedAt: string): CheckResult {
  const note = injectionAccuracyNote(check.weakness);
  return formFindings<ClassFacts>(
    {
      measure: check.measure,
      factsOf: (tree) => factsOf(tree, check.weakness),
      good: { form: 'safe', count: (facts) => facts.safe },
      bad: { form: 'unsafe', count: (facts) => facts.unsafe },
      subject: check.uses,
      passing: (good, all) => say`${good} of ${all} ${ours(check.uses)} are safe: constant, checked by a known idiom, or through an interface that takes no text apart. ${ours(note)}`,
      failing: (path, count) => say`${path} ${ours(check.does)} ${count} ${ours(count === 1 ? 'place' : 'places')}; ${ours(check.expected)} was expected.`,
      none: say`Of ${ours(check.uses)} none was seen that could be told, so there is no share to state: 0 of 0.`,
    },
    trees,
    assessedAt,
  );
}

function factsOf(tree: Tree, weakness: InjectionClass): ClassFacts {
  const { injections } = tree.facts;
  if (injections === undefined) return { filesRead: 0, filesUnread: 0, languages: [], total: 0, places: [], safe: 0, unsafe: 0 };
  const uses = injections.uses.find((use) => use.weakness === weakness);
  const places = injections.places.filter((place) => place.weakness === weakness);
  return { filesRead: injections.filesRead, filesUnread: injections.filesUnread, languages: injections.languages, places, safe: uses?.safe ?? 0, unsafe: uses?.unsafe ?? 0, total: (uses?.safe ?? 0) + (uses?.unsafe ?? 0) };
}
