import { z } from 'zod';
import { statementName } from '../../assess/statement-name.ts';
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
  /** Withheld files whose names the statement tells. */
  told: paths,
  /** The statement as it would become public. */
  statement: z.string(),
  named: z.array(z.object({ name: z.string(), named: z.array(z.string()) })),
  /** People who are not named, and whose words are left out, because nobody recorded that they agree. */
  leftOut: z.array(z.object({ name: z.string(), named: z.array(z.string()) })),
  /** Against what is public now; null when nothing is. */
  difference: z.object({
    since: z.string(), sequence: z.number(), added: paths, changed: paths, gone: paths,
    statement: z.object({ gone: z.array(z.string()), added: z.array(z.string()), omitted: z.number() }),
  }).nullable(),
});

export type Preview = z.infer<typeof previewShape>;

/**
 * Says what would become of a release.
 * @param whole the statement with everybody’s words, as an assessment reads it
 * @param before the statement that is public now
 */
export function previewOf(sources: ReleaseSources, address: string, whole: string, current: CurrentDossier | undefined, before: string): Preview {
  const plan = releasePlan(sources);
  const { text, files } = sources;
  const [published, all] = [text, whole].map((statement) => (statement === '' ? undefined : readStatementText(statement)));
  const named = published !== undefined && 'facts' in published ? namedPeople(published.facts) : [];
  const everybody = all !== undefined && 'facts' in all ? namedPeople(all.facts) : [];
  const common = {
    planDigest: planDigest(sources), address, statement: text, named: named.map(copied), leftOut: everybody.filter(({ name }) => !named.some((shown) => shown.name === name)).map(copied),
  };
  if (plan.state === 'refused') return { ...common, refused: plain(plan.why), product: null, becomesPublic: [], isCommittedTo: [], staysPrivate: [], told: [], difference: null };
  const { product, plan: sorted, told } = plan.facts;
  return {
    ...common, refused: null, product: { name: product.name, maker: product.maker, version: product.version ?? null },
    becomesPublic: [...sorted.public], isCommittedTo: [...sorted.withheld], staysPrivate: [...sorted.stays], told: [...told],
    difference: current === undefined || current.shown.withdrawnAt !== null ? null : differenceTo(current, new Map(files.map(({ path, digest }) => [path, digest])), sorted.public, before, text),
  };
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
