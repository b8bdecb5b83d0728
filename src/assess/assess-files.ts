import { catalogVersion, goals, requirements } from '../catalog/index.ts';
import { checks } from '../check/index.ts';
import { judge } from '../judge/judge.ts';
import { nextSteps } from '../judge/next-steps.ts';
import type { Assessment, EvidenceEntry } from '../model/assessment.ts';
import type { UnreadablePlace } from '../collect/walk.ts';
import type { Check } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import { LeftOutFiles, type LeftOut } from '../model/left-out.ts';
import type { Measure } from '../model/measure.ts';
import { both, type Gathered } from './account.ts';
import { guessedCandidates, isProse, isTelling, namedCandidates, shippedFiles, sourceFiles, type Candidate, type Shipped } from './candidates.ts';
import { closedPlaces, eachUnreadOnce } from './closed-places.ts';
import { statementName } from './statement-name.ts';
import { statementNotes } from './statement-notes.ts';

/** The files of a product wherever they lie, and the way to have them read. */
export interface ProductFiles {
  /** Relative paths with `/`, sorted. */
  readonly files: readonly string[];
  readonly commit: string | undefined;
  readonly isModified: boolean;
  /** Path of the folder in its repository; empty at the top of one. */
  readonly folderInRepository?: string | undefined;
  /** What is there and could not be opened. */
  readonly unreadable?: readonly UnreadablePlace[];
  /** What is there and no part of the files by a rule. */
  readonly leftOut?: readonly LeftOut[];
  /** Whether a link lies at a path, which is then none of the files. */
  hasLink?(path: string): boolean;
  /** Reads candidates and the source tree of shipped files, and gives an account of each. */
  read(candidates: readonly Candidate[], shipped: Shipped): Promise<Gathered>;
  /** What is known of the folder besides its files. Left out where nothing but files counts: a dossier rests on what it names. */
  besides?(ships: (path: string) => boolean): Promise<Gathered>;
  /** A name for a product without a statement. */
  guessName(): Promise<string>;
}

export interface FilesOptions {
  /** RFC 3339, UTC: the time that the assessment speaks of. */
  readonly assessedAt: string;
  readonly engineVersion: string;
  /** Measures of earlier assessments of the same product. */
  readonly history?: readonly Measure[];
  /** Files that are evidence besides what a statement names or a guess finds: each was read before, and its form known. */
  readonly also?: readonly Candidate[];
  /** What ships is guessed although there is a statement: it says nothing of that. */
  readonly guessesShipped?: boolean;
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

/**
 * Assesses a product from its files. Knows no file system, so that a folder, a published dossier and a visitor's browser
 * come to the same result by the same way.
 * @throws StatementRefused when there is an `assay.yaml` that can't be read
 */
export async function assessFiles(product: ProductFiles, options: FilesOptions): Promise<Assessment> {
  const statement = await readStatement(product);
  const facts = statement?.evidence.facts;
  const candidates = withAlso(facts === undefined ? guessedCandidates(product.files) : namedCandidates(facts, product.files), options.also ?? [], product.files);
  const named = new Set(candidates.filter(({ isNamed }) => isNamed).flatMap(({ path, members = [path], isApart = false }) => members.filter((member) => isApart || !isProse(member))));
  const statedShipping = options.guessesShipped === true ? undefined : facts;
  const source = sourceFiles(statedShipping, product.files).filter((file) => file !== statementName && !named.has(file));
  const list = product.files.find((file) => file === facts?.credentialList);
  const [ofFiles, besides] = await Promise.all([product.read(candidates, { files: source, ...(list === undefined ? {} : { credentialList: list }) }), product.besides?.((path) => shippedFiles(statedShipping, [path]).length > 0)]);
  const gathered = [besides, closedPlaces(product.unreadable ?? [], facts)].reduce<Gathered>((all, more) => (more === undefined ? all : both(all, more)), ofFiles);
  const evidence = statement === undefined ? gathered.evidence : [...gathered.evidence, statement.evidence];
  const manifest = statement === undefined ? gathered.manifest : [...gathered.manifest, { digest: statement.evidence.artifact.digest, kind: statement.evidence.kind }];
  const everyCheck: readonly Check[] = checks;
  const judgement = judge({ evidence, manifest, history: options.history ?? [], assessedAt: options.assessedAt }, everyCheck, requirements);
  const statementEntry: readonly EvidenceEntry[] = statement === undefined ? [] : [{ ...statement.entry, notes: [...statement.entry.notes, ...statementNotes(statement.evidence.facts, statement.evidence.artifact, new Map(requirements.map(({ id, parts }) => [id, parts.map(({ name }) => name)])), new Set(judgement.findings.map((finding) => finding.fingerprint)), new Set(judgement.measures.filter((measure) => Object.keys(measure.dimensions).length === 0).map((measure) => measure.id)), product.files)] }];
  return {
    schema: 'assay-assessment-1',
    engineVersion: options.engineVersion,
    catalogVersion,
    assessedAt: options.assessedAt,
    product: await productOf(facts, product),
    subject: { ...(product.commit === undefined ? {} : { commit: product.commit, isModified: product.isModified }), filesListed: product.files.length, ...(product.folderInRepository === undefined || product.folderInRepository === '' ? {} : { folderInRepository: product.folderInRepository }), ...leftOutOf(product, gathered) },
    ...(facts?.pledge === undefined ? {} : { pledge: clockOf(facts.pledge.signedAt, options.assessedAt) }),
    evidence: eachUnreadOnce([...statementEntry, ...gathered.entries]).toSorted((one, other) => (one.artifact.path < other.artifact.path ? -1 : 1)),
    measures: judgement.measures,
    findings: judgement.findings,
    verdicts: judgement.verdicts,
    next: nextSteps(judgement.verdicts, judgement.findings, everyCheck, requirements, new Set(goals.map((goal) => goal.requirement))),
  };
}

/** What rules left out: of the listing, of the source tree, and guessed evidence that holds nothing. */
function leftOutOf(product: ProductFiles, { evidence, empty }: Gathered): Pick<Assessment['subject'], 'leftOut'> {
  const ofTree = evidence.flatMap((item) => (item.kind === 'source-tree' ? (item as Evidence<'source-tree'>).facts.leftOut ?? [] : []));
  const hollow = new LeftOutFiles();
  for (const path of empty) hollow.add('empty', path, isTelling(path));
  const leftOut = [...(product.leftOut ?? []), ...ofTree, ...hollow.list()];
  return leftOut.length === 0 ? {} : { leftOut };
}

/** Each file once, as the first that names it has it: a guess gives way to what is known. */
function withAlso(candidates: readonly Candidate[], also: readonly Candidate[], files: readonly string[]): readonly Candidate[] {
  if (also.length === 0) return candidates;
  const named = new Set(candidates.filter(({ isNamed }) => isNamed).flatMap(({ path, members = [] }) => [path, ...members]));
  const there = new Set(files);
  const added = also.filter(({ path }) => there.has(path) && !named.has(path));
  const known = new Set(added.map(({ path }) => path));
  return [...candidates.filter(({ path }) => !known.has(path)), ...added];
}

async function readStatement(product: ProductFiles): Promise<{ readonly evidence: Evidence<'product-statement'>; readonly entry: EvidenceEntry } | undefined> {
  if (!product.files.includes(statementName)) return undefined;
  const { evidence, entries } = await product.read([{ path: statementName, origin: 'declared', isNamed: true, kind: 'product-statement' }], { files: [] });
  const found = evidence.find((item): item is Evidence<'product-statement'> => item.kind === 'product-statement');
  const entry = entries[0];
  if (entry === undefined) return undefined;
  if (found === undefined) throw new StatementRefused(entry);
  return { evidence: found, entry };
}

async function productOf(facts: ProductStatement | undefined, files: ProductFiles): Promise<Assessment['product']> {
  if (facts === undefined) return { name: await files.guessName(), guessed: ['name', 'conditions', 'evidence', 'shipped files'], deployment: 'deployment not stated', ...nearStatementOf(files) };
  const { name, maker, version } = facts.product;
  const places = [facts.conditions['on-premises']?.holds === true ? 'on-premises' : '', facts.conditions['cloud-service']?.holds === true ? 'cloud service' : ''].filter((place) => place !== '');
  return { name, guessed: [], deployment: places.length === 0 ? 'deployment not stated' : places.join(' and '), ...(maker === undefined ? {} : { maker }), ...(version === undefined ? {} : { version }) };
}

function nearStatementOf(product: ProductFiles): Pick<Assessment['product'], 'nearStatement'> {
  if (product.hasLink?.(statementName) === true) return { nearStatement: { path: statementName, isLink: true } };
  const path = product.files.find((file) => /^\.?assay\.ya?ml$/i.test(file));
  return path === undefined ? {} : { nearStatement: { path, isLink: false } };
}

/** The pledge's year: days until a year after the day of signing. Before that day no clock runs. */
function clockOf(signedAt: string, assessedAt: string): NonNullable<Assessment['pledge']> {
  if (signedAt > assessedAt.slice(0, 10)) return { signedAt };
  const end = new Date(`${signedAt}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { signedAt, daysLeft: Math.ceil((end.getTime() - Date.parse(assessedAt)) / 86_400_000) };
}
