import { defineCheck } from '../model/check.ts';
import type { NewCode } from '../model/evidence/repository.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';

/** What the last year added to the code is in memory-safe languages. */
export const newCodeIsMemorySafe = defineCheck({
  id: 'new-code-is-memory-safe',
  title: 'New code is written in memory-safe languages',
  failTitle: 'New code is written in languages that leave memory to the programmer',
  why: 'Old code in an unsafe language takes years to replace; new code need not be added to it. Counted are the lines that a year of the history added, by the language that their file’s name tells.',
  fix: 'Write new parts in a memory-safe language, and say in the roadmap which old parts still grow.',
  references: ['CISA and partners: Secure by Design white paper, memory-safe programming languages', 'CISA and partners: The Case for Memory Safe Roadmaps (December 2023)', 'NIST SSDF PW.6.1'],
  needs: ['repository'],
  run: (evidence, { assessedAt }) => {
    const all = evidence.repository;
    const pointers = all.map(({ artifact }) => ({ artifact: artifact.digest, path: artifact.path }));
    const known = all.flatMap(({ facts }) => (facts.newCode === undefined ? [] : [facts.newCode]));
    const linesOf = (safety: 'memory-safe' | 'not-memory-safe'): number => known.flatMap((code) => code.languages).reduce((sum, language) => sum + (language.memorySafety === safety ? language.lines : 0), 0);
    const safe = linesOf('memory-safe');
    const unsafe = linesOf('not-memory-safe');
    const [first] = known;
    if (first === undefined || safe + unsafe === 0) return { findings: [{ outcome: 'unknown', subject: 'new code', message: first === undefined ? ours('The repository came without its history, so nothing is known about what is new.') : ours(known.some((code) => code.isCut) ? `${cut}; the commits that were read added no line in a language that the table classifies: 0 of 0.` : 'The year of the history added no line in a language that the table classifies: 0 of 0.'), pointers }] };
    const period = say`from ${quote(first.from.slice(0, 10))} to ${quote(first.to.slice(0, 10))}${ours(known.some((code) => code.linesNotShipped !== undefined) ? ' in files that ship' : '')}`;
    const findings: Finding[] = [];
    if (safe > 0) findings.push({ outcome: 'pass', subject: 'new lines in memory-safe languages', message: say`${safe} of ${safe + unsafe} lines that ${known.reduce((sum, code) => sum + code.commits, 0)} commits added ${period} are in memory-safe languages.`, pointers });
    if (unsafe > 0) findings.push({ outcome: 'fail', subject: 'new lines in other languages', message: say`${unsafe} of ${safe + unsafe} lines that were added ${period} are in ${quote(namesOf(known))}; a memory-safe language was expected for new code.`, pointers });
    if (known.some((code) => code.isCut)) findings.push({ outcome: 'unknown', subject: 'the whole year', message: ours(`${cut}, so the figures do not speak for the whole year.`), pointers });
    return { findings, measures: [{ id: 'memory-safe-new-code', population: 'product', dimensions: {}, points: [{ at: assessedAt, from: first.from, numerator: safe, denominator: safe + unsafe }], sources: all.map(({ artifact }) => artifact.digest) }] };
  },
});

const cut = 'The clone is shallow, the year holds more commits than are read, or Git counts no lines in a file of code';

function namesOf(known: readonly NewCode[]): string {
  return [...new Set(known.flatMap((code) => code.languages).filter((language) => language.memorySafety === 'not-memory-safe').map((language) => language.name))].slice(0, 8).join(', ');
}
