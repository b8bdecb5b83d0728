import { frameworks, requirementById, requirements } from '../../catalog/index.ts';
import { ssdfGroups, type SsdfTask } from '../../catalog/ssdf-tasks.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { verdictTitles } from '../words.ts';
import type { Cell, Part, ReportDocument } from '../document/report-document.ts';
import { closingOf, subjectOf } from './report-frame.ts';
import type { ProductFacts, ReportFacts, VerdictFacts } from './report-facts.ts';
import { whoText } from './told.ts';

/** What stands behind a task, from most to least. */
const standings = ['evidence found', 'evidence against', 'words only', 'nothing shown', 'not asked here'] as const;
type Standing = (typeof standings)[number];

/** Requirements that are told of one task; the rest is counted. */
const requirementsMost = 6;

/**
 * The statement on SSDF, task by task: which evidence was found, what is somebody’s word and until when, and where nothing
 * is shown. It says what was seen, and never that the whole is kept.
 */
export function ssdfStatement(facts: ReportFacts): ReportDocument {
  const [product] = facts.products;
  const framework = frameworks['ssdf-1.1'];
  const tasks = ssdfGroups.flatMap((group) => group.tasks.map((task) => ({ group, task, ...behind(product, task) })));
  return {
    form: 'assay-ssdf-statement-1', title: ours('Statement on secure software development'), subject: subjectOf(facts), madeAt: facts.madeAt, paper: facts.paper,
    facts: [
      { name: 'Framework', value: ours(`${framework.title}, ${framework.edition}, by ${framework.publisher}`) },
      { name: 'Product', value: product === undefined ? ours('none') : product.version === undefined ? say`${quote(product.name)}` : say`${quote(product.name)}, release ${quote(product.version)}` },
      { name: 'Assessed', value: product?.assessment === undefined ? ours('not yet') : say`${quote(product.assessment.at.slice(0, 10))}, rules ${quote(product.assessment.ruleVersion)}` },
    ],
    parts: [
      { title: ours('At a glance'), blocks: [
        { kind: 'table', caption: 'Tasks by what stands behind them', columns: [{ title: 'What stands behind a task', weight: 30 }, { title: 'Tasks', weight: 14, align: 'end' }, { title: 'What it means', weight: 56 }], rows: standings.map((standing): readonly Cell[] => [ours(standing), ours(`${tasks.filter((task) => task.standing === standing).length} of ${tasks.length}`), ours(meanings[standing])]) },
        { kind: 'paragraph', text: ours('Tasks are named in our own words; their full wording stands in SP 800-218. A requirement of another source is named with a task only where it certainly asks for the same.'), tone: 'soft' },
      ] },
      ...ssdfGroups.map((group): Part => ({
        title: ours(`${group.title} (${group.id})`),
        blocks: [{ kind: 'table', caption: group.title, columns: [{ title: 'Task', weight: 31 }, { title: 'What was seen', weight: 53 }, { title: 'Behind it', weight: 16 }], rows: tasks.filter((item) => item.group === group).map(({ task, seen, standing }): readonly Cell[] => [{ lines: [ours(task.id), ours(task.title)] }, { lines: [seen[0] ?? ours('Nothing.'), ...seen.slice(1)] }, ours(standing)]) }],
      })),
      ...wordsPart(product),
    ],
    closing: closingOf(facts),
  };
}

const meanings: Readonly<Record<Standing, string>> = {
  'evidence found': 'Files were examined and show at least part of it.',
  'evidence against': 'Files were examined and show that it does not hold, or contradict a claim.',
  'words only': 'A person in the office named stands behind it until a day.',
  'nothing shown': 'It was asked, and nothing was handed over that shows it.',
  'not asked here': 'No requirement of this catalogue asks for the same: nothing was looked for.',
};

function behind(product: ProductFacts | undefined, { id }: SsdfTask): { readonly standing: Standing; readonly seen: readonly Text[] } {
  const asked = requirements.filter(({ mappings, audience }) => audience === 'manufacturer' && mappings.some((mapping) => mapping.framework === 'ssdf-1.1' && mapping.id === id));
  if (asked.length === 0) return { standing: 'not asked here', seen: [ours('Nothing was looked for.')] };
  const verdicts = asked.flatMap((requirement) => {
    const verdict = product?.assessment?.verdicts.find((item) => item.requirement === requirement.id);
    return verdict === undefined ? [] : [{ requirement, verdict, standing: standingOf(verdict) }];
  });
  if (verdicts.length === 0) return { standing: 'nothing shown', seen: [ours('Nothing was assessed.')] };
  const ordered = standings.flatMap((standing) => verdicts.filter((item) => item.standing === standing));
  const seen = ordered.slice(0, requirementsMost).map(({ requirement, verdict, standing }) => say`${ours(requirement.title)}: ${seenOf(product, verdict, standing)}`);
  const rest = ordered.length - requirementsMost;
  return { standing: standings.find((standing) => ordered.some((item) => item.standing === standing)) ?? 'nothing shown', seen: rest > 0 ? [...seen, ours(`${rest} more.`)] : seen };
}

function standingOf({ requirement, verdict, parts }: VerdictFacts): Standing {
  if (verdict === 'not-met' || verdict === 'contradicted') return 'evidence against';
  const byChecks = new Set((requirementById.get(requirement)?.parts ?? []).filter(({ by }) => by === 'checks').map(({ name }) => name));
  if ((verdict === 'met' || verdict === 'partly-met') && parts.some((part) => byChecks.has(part.name) && (part.verdict === 'met' || part.verdict === 'partly-met'))) return 'evidence found';
  return verdict === 'met' || verdict === 'partly-met' || verdict === 'claimed' ? 'words only' : 'nothing shown';
}

function seenOf(product: ProductFacts | undefined, { requirement, verdict, reason }: VerdictFacts, standing: Standing): Text {
  const words = product?.promises.filter((promise) => promise.requirement === requirement) ?? [];
  if (standing === 'words only' && words.length > 0) return say`${ours(verdictTitles[verdict])}. ${promiseText(words[0])}`;
  return say`${ours(verdictTitles[verdict])}. ${reason}`;
}

function promiseText(promise: ProductFacts['promises'][number] | undefined): Text {
  if (promise === undefined) return ours('');
  return say`${ours(promise.kind === 'claim' ? 'Claimed' : 'Affirmed')} by ${whoText(promise)}, on ${quote(promise.at.slice(0, 10))}, until ${quote(promise.expiresAt.slice(0, 10))}.`;
}

/** Whose words the statement rests on, by office; a name stands only where its person agreed. */
function wordsPart(product: ProductFacts | undefined): readonly Part[] {
  const mapped = new Set(requirements.filter(({ mappings }) => mappings.some(({ framework }) => framework === 'ssdf-1.1')).map(({ id }) => id as string));
  const words = (product?.promises ?? []).filter(({ requirement }) => mapped.has(requirement));
  if (words.length === 0) return [];
  return [{
    title: ours('Whose words'),
    blocks: [{ kind: 'table', caption: 'Whose words', columns: [{ title: 'Requirement', weight: 26 }, { title: 'What is said', weight: 40 }, { title: 'Who', weight: 20 }, { title: 'Until', weight: 14 }], rows: words.map((promise): readonly Cell[] => [ours(requirementById.get(promise.requirement)?.title ?? promise.requirement), say`${quote(promise.text, 600)}`, whoText(promise), say`${quote(promise.expiresAt.slice(0, 10))}`]) }],
  }];
}
