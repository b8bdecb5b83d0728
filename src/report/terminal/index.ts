import type { Assessment } from '../../model/assessment.ts';
import { counted, ours, quote, say, type Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { requirementById } from '../../catalog/index.ts';
import { Escaped } from '../escape/escaped.ts';
import { terminal } from '../escape/terminal.ts';
import { makerVerdicts, notCounted } from '../maker-verdicts.ts';
import { nearStatementWords } from '../near-statement-words.ts';
import { disclaimer, effectOf, evidenceSentence, nextTitle, verdictTitles } from '../words.ts';
import { goalTable } from './goal-table.ts';
import { row, wrap } from './layout.ts';
import { leftOut, unreadFiles } from './not-looked-at.ts';
import { painter, type Paint } from './paint.ts';
import { asideRows } from './set-aside.ts';

export interface TerminalOptions {
  /** Columns; 80 when unknown. */
  readonly width: number;
  readonly isColoured: boolean;
  /** Print every requirement, not only the goals and counts. */
  readonly isWhole: boolean;
  readonly engineVersion: string;
}

/** The report that a person reads first: goals, what is not met, what to do next, unknown kept apart. */
export function terminalReport(assessment: Assessment, options: TerminalOptions): Escaped<'terminal'> {
  const width = Math.max(60, Math.min(options.width, 110));
  const paint = painter(options.isColoured);
  const sections = [
    wrap(terminal`Assay ${options.engineVersion}: shows how secure by design a product is, from its files. Sends nothing.`, width).join('\n'),
    wrap(introduction(assessment), width).join('\n'),
    goalTable(assessment, width, paint),
    [counts(assessment, width), notMet(assessment, width, paint)].filter((text) => text !== '').join('\n'),
    unreadFiles(assessment, width, paint),
    leftOut(assessment, width),
    asideRows(assessment, options.isWhole, width, paint),
    statementTroubles(assessment, width, paint),
    ...(options.isWhole ? [everything(assessment, width, paint)] : []),
    next(assessment, width, paint),
    guesses(assessment, width, paint),
  ];
  // Each section is built from safe pieces only: words of ours, and evidence through `terminal`.
  return new Escaped('terminal', `${sections.filter((section) => section !== '').join('\n\n')}\n`);
}

function introduction(assessment: Assessment): Text {
  const { product, subject, pledge } = assessment;
  const commit = subject.commit === undefined ? ours('no commit') : say`commit ${quote(subject.commit)}${ours(subject.isModified === true ? ' with changes' : '')}`;
  return say`${quote(product.name)} (${ours(product.deployment)}), ${commit}, ${counted(subject.filesListed, 'file', 'files')}. ${ours(evidenceSentence(product.guessed.length === 0))} ${clock(pledge)} ${ours(disclaimer)}`;
}

function clock(pledge: Assessment['pledge']): Text {
  if (pledge === undefined) return ours('No pledge signature: the goals are a yardstick, no clock runs.');
  const { signedAt, daysLeft } = pledge;
  if (daysLeft === undefined) return say`The pledge’s day of signing, ${quote(signedAt)}, lies after the day of this assessment: no clock runs.`;
  return daysLeft >= 0 ? say`Pledge signed on ${quote(signedAt)}: ${counted(daysLeft, 'day', 'days')} left of the year.` : say`Pledge signed on ${quote(signedAt)}: the year ended ${counted(-daysLeft, 'day', 'days')} ago.`;
}

const verdictNames: readonly VerdictName[] = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'];

function counts(assessment: Assessment, width: number): string {
  const makers = makerVerdicts(assessment);
  const parts = verdictNames.map((name) => [name, makers.filter((verdict) => verdict.verdict === name).length] as const).filter(([name, count]) => count > 0 || name === 'met');
  return wrap(terminal`All sources: ${parts.map(([name, count]) => `${count} ${verdictTitles[name]}`).join(', ')} (each one: --all)`, width).join('\n');
}

function notMet(assessment: Assessment, width: number, paint: Paint): string {
  const failing = makerVerdicts(assessment).filter((verdict) => verdict.verdict === 'not-met' || verdict.verdict === 'contradicted');
  if (failing.length === 0) return '';
  const titles = failing.slice(0, 6).map((verdict) => requirementById.get(verdict.requirement)?.title ?? verdict.requirement);
  const more = failing.length > 6 ? `; ${failing.length - 6} more` : '';
  return row([{ text: ours('NOT MET'), width: 8, paint: paint.of('not-met') }, { text: terminal`${titles.join('; ') + more}`, width: width - 9 }]);
}

/** What in the product's own statement has no effect. */
function statementTroubles(assessment: Assessment, width: number, paint: Paint): string {
  const notes = assessment.evidence.filter((entry) => entry.kind === 'product-statement').flatMap((entry) => entry.notes);
  return notes.slice(0, 10).map((item) => row([{ text: ours('NOTE'), width: 8, paint: paint.of('partly-met') }, { text: item.message, width: width - 9 }])).join('\n');
}

/** Every verdict that the counts are made of, and how many are left out of both. */
function everything(assessment: Assessment, width: number, paint: Paint): string {
  const makers = makerVerdicts(assessment);
  const left = notCounted(assessment);
  return [...makers.map((verdict) => row([
    { text: ours(verdictTitles[verdict.verdict]), width: 14, paint: paint.of(verdict.verdict) },
    { text: say`${ours(requirementById.get(verdict.requirement)?.title ?? verdict.requirement)} (${ours(verdict.requirement)}): ${verdict.reason}`, width: width - 15 },
  ])), ...(left === undefined ? [] : wrap(left, width))].join('\n');
}

/** Without a statement much is guessed: what, and how to write it down. */
function guesses(assessment: Assessment, width: number, paint: Paint): string {
  if (assessment.product.guessed.length === 0) return '';
  const found = assessment.evidence.filter((entry) => entry.state === 'read' && entry.kind !== 'source-tree');
  const lines = found.slice(0, 10).map((entry) => row([{ text: ours(''), width: 2 }, { text: say`${quote(entry.artifact.path)}: ${quote(entry.kind ?? '')}`, width: width - 3 }]));
  return [
    paint.dim(wrap(say`GUESSED, for there is no assay.yaml${nearStatementWords(assessment.product)}`, width).join('\n')),
    row([{ text: ours(''), width: 2 }, { text: say`${ours(assessment.product.guessed.join(', '))}; evidence found in ${found.length} ${ours(found.length === 1 ? 'file' : 'files')}${ours(found.length === 0 ? '' : ':')}`, width: width - 3 }]),
    ...lines,
    ...(found.length > 10 ? [row([{ text: ours(''), width: 2 }, { text: say`and ${found.length - 10} more`, width: width - 3 }])] : []),
    row([{ text: ours(''), width: 2 }, { text: ours('npx assay init writes this down, with what only you know left open'), width: width - 3 }]),
  ].join('\n');
}

function next(assessment: Assessment, width: number, paint: Paint): string {
  if (assessment.next.length === 0) return '';
  const actionWidth = Math.floor((width - 16) * 0.5);
  const lines = assessment.next.slice(0, 5).map((step, index) => row([
    { text: terminal`${String(index + 1).padStart(2)}`, width: 2 },
    { text: step.action, width: actionWidth },
    { text: ours(effectOf(step)), width: 10 },
    { text: step.how, width: width - actionWidth - 15 },
  ]));
  return [paint.dim(nextTitle.replace('Next', 'NEXT')), ...lines].join('\n');
}
