import { resolve } from 'node:path';
import { catalogVersion, goals, requirements } from '../catalog/index.ts';
import { checks } from '../check/index.ts';
import { listFolder, type Folder } from '../collect/folder.ts';
import { judge } from '../judge/judge.ts';
import { nextSteps } from '../judge/next-steps.ts';
import type { Assessment, EvidenceEntry } from '../model/assessment.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import type { Measure } from '../model/measure.ts';
import type { Check } from '../model/check.ts';
import { IdleChildren } from '../analyser/analyser.ts';
import { guessedCandidates, isProse, namedCandidates, shippedFiles } from './candidates.ts';
import { gather } from './gather.ts';
import { guessName } from './guess.ts';
import { statementNotes } from './statement-notes.ts';

export interface AssessOptions {
  /** The product's folder. */
  readonly folder: string;
  /** RFC 3339, UTC: the time that the assessment speaks of. */
  readonly assessedAt: string;
  readonly engineVersion: string;
  /** Measures of earlier assessments of the same product. */
  readonly history?: readonly Measure[];
  readonly onProgress?: (done: number, total: number) => void;
}

/** The statement of a product can't be used; its entry says where and why. */
export class StatementRefused extends Error {
  override readonly name = 'StatementRefused';
  readonly entry: EvidenceEntry;
  constructor(entry: EvidenceEntry) {
    super('The product statement can’t be read.');
    this.entry = entry;
  }
}

const statementName = 'assay.yaml';

/**
 * Assesses the product in a folder: collect, read, check, judge.
 * @throws StatementRefused when there is an `assay.yaml` that can't be read: a verdict without the maker's words
 * would not be about what the maker stated
 */
export async function assess(options: AssessOptions): Promise<Assessment> {
  const idle = new IdleChildren();
  try {
    return await assessWith(idle, options);
  } finally {
    idle.end();
  }
}

async function assessWith(idle: IdleChildren, options: AssessOptions): Promise<Assessment> {
  const folder = await listFolder(resolve(options.folder));
  const statement = await readStatement(folder, idle);
  const facts = statement?.evidence.facts;
  const candidates = facts === undefined ? guessedCandidates(folder.files) : namedCandidates(facts, folder.files);
  const named = new Set(facts === undefined ? [] : candidates.flatMap((candidate) => candidate.members ?? [candidate.path]).filter((path) => !isProse(path)));
  const shipped = shippedFiles(facts, folder.files).filter((file) => file !== statementName && !named.has(file));
  const gathered = await gather(folder, candidates, shipped, options.onProgress ?? (() => undefined), idle);
  const evidence = statement === undefined ? gathered.evidence : [...gathered.evidence, statement.evidence];
  const manifest = statement === undefined ? gathered.manifest : [...gathered.manifest, { digest: statement.evidence.artifact.digest, kind: statement.evidence.kind }];
  const everyCheck: readonly Check[] = checks;
  const judgement = judge({ evidence, manifest, history: options.history ?? [], assessedAt: options.assessedAt }, everyCheck, requirements);
  const statementEntry: readonly EvidenceEntry[] = statement === undefined ? [] : [{ ...statement.entry, notes: [...statement.entry.notes, ...statementNotes(statement.evidence.facts, statement.evidence.artifact, new Set(requirements.map((item) => item.id)), new Set(judgement.findings.map((finding) => finding.fingerprint)), new Set(judgement.measures.filter((measure) => Object.keys(measure.dimensions).length === 0).map((measure) => measure.id)))] }];
  return {
    schema: 'assay-assessment-1',
    engineVersion: options.engineVersion,
    catalogVersion,
    assessedAt: options.assessedAt,
    product: await productOf(facts, folder),
    subject: { ...(folder.commit === undefined ? {} : { commit: folder.commit, isModified: folder.isModified }), filesListed: folder.files.length },
    ...(facts?.pledge === undefined ? {} : { pledge: clockOf(facts.pledge.signedAt, options.assessedAt) }),
    evidence: [...statementEntry, ...gathered.entries].toSorted((one, other) => (one.artifact.path < other.artifact.path ? -1 : 1)),
    measures: judgement.measures,
    findings: judgement.findings,
    verdicts: judgement.verdicts,
    next: nextSteps(judgement.verdicts, judgement.findings, everyCheck, requirements, new Set(goals.map((goal) => goal.requirement))),
  };
}

async function readStatement(folder: Folder, idle: IdleChildren): Promise<{ readonly evidence: Evidence<'product-statement'>; readonly entry: EvidenceEntry } | undefined> {
  if (!folder.files.includes(statementName)) return undefined;
  const { evidence, entries } = await gather(folder, [{ path: statementName, origin: 'declared', isNamed: true, kind: 'product-statement' }], [], () => undefined, idle);
  const found = evidence.find((item): item is Evidence<'product-statement'> => item.kind === 'product-statement');
  const entry = entries[0];
  if (entry === undefined) return undefined;
  if (found === undefined) throw new StatementRefused(entry);
  return { evidence: found, entry };
}

async function productOf(facts: ProductStatement | undefined, folder: Folder): Promise<Assessment['product']> {
  if (facts === undefined) return { name: await guessName(folder), guessed: ['name', 'conditions', 'evidence', 'shipped files'], deployment: 'deployment not stated' };
  const { name, maker, version } = facts.product;
  const places = [facts.conditions['on-premises']?.holds === true ? 'on-premises' : '', facts.conditions['cloud-service']?.holds === true ? 'cloud service' : ''].filter((place) => place !== '');
  return { name, guessed: [], deployment: places.length === 0 ? 'deployment not stated' : places.join(' and '), ...(maker === undefined ? {} : { maker }), ...(version === undefined ? {} : { version }) };
}

/** The pledge's year: days until a year after the day of signing. */
function clockOf(signedAt: string, assessedAt: string): NonNullable<Assessment['pledge']> {
  const end = new Date(`${signedAt}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { signedAt, daysLeft: Math.ceil((end.getTime() - Date.parse(assessedAt)) / 86_400_000) };
}
