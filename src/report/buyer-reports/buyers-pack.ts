import { ours, quote, say, type Text } from '../../model/text.ts';
import type { Block, Part, ReportDocument } from '../document/report-document.ts';
import { disclaimer, limits } from '../words.ts';
import type { BuyerFacts, CriticalMaker } from './buyer-facts.ts';

/** Lines of each list on the first page; what is beyond is counted. */
const linesMost = 6;
/** An acceptance that ends within so many days is told. */
const aheadDays = 90;
const day = 86_400_000;

/**
 * The pack for the board of an organisation that buys. Page one is fixed: decisions asked, new and expiring acceptances, what
 * changed since the last pack, and of each critical maker how much is unknown. Then each of these makers, and the cases.
 */
export function buyersPack(facts: BuyerFacts): ReportDocument {
  const { organisation, madeAt, paper, period, critical } = facts;
  return {
    form: 'assay-buyers-pack-1', title: ours('Board pack: what we buy'), subject: say`${quote(organisation)}, ${critical.length} critical ${ours(critical.length === 1 ? 'maker' : 'makers')}`, madeAt, paper,
    facts: [{ name: 'Since the last pack', value: say`${quote(period.from)} to ${quote(period.to)}` }],
    parts: [
      { title: ours('Decisions asked'), blocks: [listOf(decisionsOf(facts), 'None.', true)] },
      { title: ours('New and expiring acceptances'), blocks: acceptanceBlocks(facts) },
      { title: ours('What changed since the last pack'), blocks: [listOf(changesOf(facts), 'Nothing was told.')] },
      { title: ours('How much is unknown of critical makers'), blocks: unknownBlocks(critical) },
      ...critical.map((maker, index) => makerPart(maker, index === 0)),
      { title: ours('Cases'), ...(critical.length === 0 ? { beginsPage: true as const } : {}), blocks: caseBlocks(facts) },
    ],
    closing: [
      ours('What is known of a maker was seen at the places that it shows to everybody, or was handed over by it. “Unknown” means that nothing was shown there, and is neither good nor bad. Nothing is added up, and the number of CVE records is never held against anybody.'),
      ours(`${disclaimer} ${limits}`), say`Written ${quote(madeAt.slice(0, 10))} by Assay ${quote(facts.engineVersion)}.`,
    ],
  };
}

function listOf(items: readonly Text[], none: string, isNumbered = false): Block {
  if (items.length === 0) return { kind: 'paragraph', text: ours(none) };
  const rest = items.length - linesMost;
  const shown = rest > 0 ? [...items.slice(0, linesMost), ours(`${rest} more.`)] : items;
  return isNumbered ? { kind: 'list', items: shown, isNumbered: true } : { kind: 'list', items: shown };
}

/** What a person asks, and what follows from what is missing. */
function decisionsOf({ decisions, critical, acceptances, period }: BuyerFacts): readonly Text[] {
  const unplanned = critical.filter(({ plan }) => plan === undefined);
  const unseen = acceptances.filter(({ boardSawOn, expiresOn }) => boardSawOn === undefined && expiresOn >= period.to);
  return [
    ...decisions.map((decision) => say`${quote(decision)}`),
    ...(unseen.length === 0 ? [] : [say`Take note of ${unseen.length} accepted ${ours(unseen.length === 1 ? 'risk' : 'risks')} that no board has seen.`]),
    ...(unplanned.length === 0 ? [] : [say`Ask for a plan for ${names(unplanned.map(({ name }) => name))}: none is written down.`]),
  ];
}

function names(list: readonly string[]): Text {
  const shown = list.slice(0, 4);
  const rest = list.length - shown.length;
  return { parts: [...shown.flatMap((name, index) => (index === 0 ? say`${quote(name, 60)}`.parts : [', ', ...say`${quote(name, 60)}`.parts])), ...(rest > 0 ? [` and ${rest} more`] : [])] };
}

function acceptanceBlocks({ acceptances, period }: BuyerFacts): readonly Block[] {
  const until = new Date(Date.parse(`${period.to}T00:00:00Z`) + aheadDays * day).toISOString().slice(0, 10);
  const told = acceptances.filter(({ acceptedOn, expiresOn }) => acceptedOn >= period.from || expiresOn <= until).toSorted((one, other) => (one.expiresOn < other.expiresOn ? -1 : 1));
  if (told.length === 0) return [{ kind: 'paragraph', text: ours(acceptances.length === 0 ? 'No risk is accepted.' : `${acceptances.length} in force; none is new, and none ends within ${aheadDays} days.`) }];
  const rest = told.length - linesMost;
  return [
    { kind: 'table', caption: 'New and expiring acceptances', columns: [{ title: 'Ends', weight: 13 }, { title: 'Risk', weight: 37 }, { title: 'Maker', weight: 18 }, { title: 'Accepted by', weight: 18 }, { title: 'Board', weight: 14 }], rows: told.slice(0, linesMost).map(({ gap, maker, office, acceptedOn, expiresOn, boardSawOn }) => [say`${quote(expiresOn)}`, { lines: [say`${quote(gap, 160)}`, acceptedOn >= period.from ? ours('new') : ours('')] }, say`${quote(maker, 60)}`, say`${quote(office, 60)}`, boardSawOn === undefined ? ours('not seen') : say`${quote(boardSawOn)}`]) },
    ...(rest > 0 ? [{ kind: 'paragraph', text: ours(`${rest} more later.`), tone: 'soft' } as const] : []),
  ];
}

function changesOf({ alerts, awards }: BuyerFacts): readonly Text[] {
  return [
    ...awards.map(({ title, maker, on, acceptances }) => say`${quote(on)}: ${quote(title, 80)} awarded to ${quote(maker, 60)}${acceptances === 0 ? ours('.') : ours(`, with ${acceptances} accepted ${acceptances === 1 ? 'risk' : 'risks'}.`)}`),
    ...alerts.map(({ maker, on, changes, due, stale, gaps }) => say`${quote(on)}: ${quote(maker, 60)}: ${ours([[changes, 'changed'], [due, 'to fix'], [stale, 'stale'], [gaps, 'not looked at']].filter(([count]) => count !== 0).map(([count, word]) => `${count} ${word}`).join(', '))}.`),
  ];
}

function unknownBlocks(critical: readonly CriticalMaker[]): readonly Block[] {
  if (critical.length === 0) return [{ kind: 'paragraph', text: ours('No maker is called critical, and none gives network, identity or security operations.') }];
  return [{
    kind: 'table', caption: 'How much is unknown of critical makers', columns: [{ title: 'Maker', weight: 30 }, { title: 'Service', weight: 20 }, { title: 'Unknown', weight: 18, align: 'end' }, { title: 'To ask', weight: 12, align: 'end' }, { title: 'Seen', weight: 20 }],
    rows: critical.map(({ name, service, seenOn, counts, visible, questions }) => [say`${quote(name, 60)}`, ours(service ?? ''), ours(counts === undefined ? 'all' : `${counts.unknown} of ${visible}`), ours(counts === undefined ? '' : String(questions)), seenOn === undefined ? ours('never') : say`${quote(seenOn)}`]),
  }];
}

function makerPart({ name, service, seenOn, counts, visible, questions, isWatched, plan }: CriticalMaker, isFirst: boolean): Part {
  const line = counts === undefined ? ours('It was never looked at.') : say`Of ${visible} requirements on which something can be seen from outside, ${counts.met} are met, ${counts['partly-met']} partly met, ${counts['not-met']} not met, ${counts.claimed} only said, and ${counts.unknown} unknown; ${questions} questions are left to ask.`;
  return {
    title: say`${quote(name, 80)}`, ...(isFirst ? { beginsPage: true as const } : {}),
    blocks: [
      { kind: 'facts', facts: [{ name: 'Service', value: ours(service ?? 'none that all else leans on') }, { name: 'Seen', value: seenOn === undefined ? ours('never') : say`${quote(seenOn)}` }, { name: 'Watched', value: ours(isWatched ? 'yes' : 'no') }] },
      { kind: 'paragraph', text: line },
      { kind: 'paragraph', text: plan === undefined ? ours('No plan is written down.') : say`Plan${plan.dueOn === undefined ? ours('') : say`, by ${quote(plan.dueOn)}`}: ${quote(plan.text, 600)}` },
    ],
  };
}

function caseBlocks({ awards, openCases }: BuyerFacts): readonly Block[] {
  return [
    openCases.length === 0 ? { kind: 'paragraph', text: ours('No case is open.') } : { kind: 'table', caption: 'Open cases', columns: [{ title: 'Open case', weight: 60 }, { title: 'Criticality', weight: 20 }, { title: 'Decide by', weight: 20 }], rows: openCases.map(({ title, criticality, decideOn }) => [say`${quote(title, 100)}`, ours(criticality), decideOn === undefined ? ours('not set') : say`${quote(decideOn)}`]) },
    awards.length === 0 ? { kind: 'paragraph', text: ours('No case was decided in the period.') } : { kind: 'table', caption: 'Decided in the period', columns: [{ title: 'Decided case', weight: 45 }, { title: 'Maker', weight: 25 }, { title: 'On', weight: 14 }, { title: 'Accepted risks', weight: 16, align: 'end' }], rows: awards.map(({ title, maker, on, acceptances }) => [say`${quote(title, 100)}`, say`${quote(maker, 60)}`, say`${quote(on)}`, ours(String(acceptances))]) },
  ];
}
