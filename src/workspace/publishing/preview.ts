import { z } from 'zod';
import { statementName } from '../../assess/statement-name.ts';
import { publicationPlan } from '../../dossier/publication-plan.ts';
import { toldPaths } from '../../dossier/publish/told-paths.ts';
import { publicEvidence, type CurrentDossier } from './current-dossier.ts';
import { lineDifference } from './line-difference.ts';
import { namedPeople } from './named-people.ts';
import { readStatementText } from './read-statement.ts';
import { plain } from './refusal-sentence.ts';
import { planDigest, releasePlan, type ReleaseSources } from './release-plan.ts';

const paths = z.array(z.string());

/** What a publication would show, exactly, before anybody asks for it. */
export const previewShape = z.object({
  /** Names all of it; a request and its approval are bound to it. */
  planDigest: z.string(),
  /** Why nothing can be published as it is; null when it can. */
  refused: z.string().nullable(),
  address: z.string(),
  product: z.object({ name: z.string(), maker: z.string(), version: z.string().nullable() }).nullable(),
  becomesPublic: paths, isCommittedTo: paths, staysPrivate: paths,
  /** Withheld and private files whose names the statement tells. */
  told: paths,
  /** The statement as it would become public. */
  statement: z.string(),
  named: z.array(z.object({ name: z.string(), named: z.array(z.string()) })),
  /** People whose names are withheld, because nobody recorded that they agree; the product’s own statement names them, or a claim that was made in the workspace. */
  withheldNames: z.array(z.object({ name: z.string(), named: z.array(z.string()), from: z.enum(['statement', 'workspace']) })),
  /** Against what is public now; null when nothing is. */
  difference: z.object({
    since: z.string(), sequence: z.number(), added: paths, changed: paths, gone: paths,
    statement: z.object({ gone: z.array(z.string()), added: z.array(z.string()), omitted: z.number() }),
  }).nullable(),
});

export type Preview = z.infer<typeof previewShape>;

/**
 * Says what would become of a release.
 * @param whole the statement with everybody’s names, as an assessment reads it
 * @param own the product’s own text
 * @param before the statement that is public now
 */
export function previewOf(sources: ReleaseSources, address: string, whole: string, own: string, current: CurrentDossier | undefined, before: string): Preview {
  const plan = releasePlan(sources);
  const { text, files } = sources;
  const [named, everybody, stated] = [text, whole, own].map(peopleIn) as [People, People, People];
  const isIn = (people: People, name: string): boolean => people.some((person) => person.name === name);
  const common = {
    planDigest: planDigest(sources), address, statement: text, named: named.map(copied),
    withheldNames: everybody.filter(({ name }) => !isIn(named, name)).map((person) => ({ ...copied(person), from: isIn(stated, person.name) ? 'statement' as const : 'workspace' as const })),
  };
  if (plan.state === 'refused') {
    // What was chosen stays chosen while something else is missing.
    const chosen = publicationPlan(files.map(({ path }) => path), sources.list ?? { publisher: '', public: [], withheld: [] });
    return { ...common, refused: plain(plan.why), product: null, becomesPublic: [...chosen.public], isCommittedTo: [...chosen.withheld], staysPrivate: [...chosen.stays], told: [], difference: null };
  }
  const { product, plan: sorted, told } = plan.facts;
  return {
    ...common, refused: null, product: { name: product.name, maker: product.maker, version: product.version ?? null },
    becomesPublic: [...sorted.public], isCommittedTo: [...sorted.withheld], staysPrivate: [...sorted.stays], told: [...told, ...toldPaths(text, sorted.stays)],
    difference: current === undefined || current.shown.withdrawnAt !== null ? null : differenceTo(current, new Map(files.map(({ path, digest }) => [path, digest])), sorted.public, before, text),
  };
}

type People = ReturnType<typeof namedPeople>;

function peopleIn(statement: string): People {
  const read = statement === '' ? undefined : readStatementText(statement);
  return read !== undefined && 'facts' in read ? namedPeople(read.facts) : [];
}

function differenceTo(current: CurrentDossier, digests: ReadonlyMap<string, string>, shown: readonly string[], before: string, text: string): Preview['difference'] {
  const there = publicEvidence(current);
  const now = shown.filter((path) => path !== statementName);
  return {
    since: current.shown.publishedAt, sequence: current.shown.sequence,
    added: now.filter((path) => !there.has(path)), changed: now.filter((path) => there.has(path) && there.get(path) !== digests.get(path)), gone: [...there.keys()].filter((path) => !shown.includes(path)),
    statement: lineDifference(before, text),
  };
}

function copied({ name, named }: { readonly name: string; readonly named: readonly string[] }): { name: string; named: string[] } {
  return { name, named: [...named] };
}
