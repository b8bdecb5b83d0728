/** The library: the same engine that the command line runs. */
export { assess, StatementRefused, type AssessOptions } from './assess/assess.ts';
export { inspectFile, type Inspection } from './assess/inspect.ts';
export { differenceOf, type Difference } from './assess/difference.ts';
export { readSavedAssessment, type SavedAssessment } from './assess/saved-assessment.ts';
export { catalogVersion, goals, requirementById, requirements } from './catalog/index.ts';
export { checks, type CheckId } from './check/index.ts';
export { judge, type Case, type Judgement } from './judge/judge.ts';
export { readers } from './read/index.ts';
export { headOf } from './read/head.ts';
export { sourceOf, Unreadable, type Source } from './read/source.ts';
export type { Assessment } from './model/assessment.ts';
export type { Evidence, EvidenceByKind, EvidenceKind } from './model/evidence.ts';
export type { CheckedFinding, Finding, Outcome } from './model/finding.ts';
export type { Measure } from './model/measure.ts';
export type { Requirement } from './model/requirement.ts';
export type { Verdict, VerdictName } from './model/verdict.ts';
