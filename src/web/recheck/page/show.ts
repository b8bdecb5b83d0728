import { verdictTitles } from '../../../report/words.ts';
import type { RecheckReport, RequirementAgain, WrongFile } from '../report.ts';
import { element } from './element.ts';

const stateTitles: Readonly<Record<RequirementAgain['state'], string>> = { reproduced: 'reproduced', changed: 'changed', 'cannot-recheck': 'cannot re-check here' };

/** Says of each group what it means, since a word like «reproduced» promises more than it may. */
const stateMeanings: Readonly<Record<RequirementAgain['state'], string>> = {
  changed: 'The same checks over the files beside this page give something else than what was signed.',
  'cannot-recheck': 'Something that the verdict rests on is withheld, is a person’s word, or can’t be read in a browser.',
  reproduced: 'The same checks over the files beside this page give the same verdict from the same findings.',
};

/** What changed comes first; what is as it was stays folded. */
const order = ['changed', 'cannot-recheck', 'reproduced'] as const;

/** The comparison as elements: files that are not what was signed, counts, and every requirement. */
export function reportElements(report: RecheckReport, pageDiffers: readonly string[]): readonly HTMLElement[] {
  const groups = order.map((state) => ({ state, items: report.requirements.filter((item) => item.state === state) }));
  return [
    ...(report.wrongFiles.length === 0 ? [] : [wrongFiles(report.wrongFiles)]),
    ...(pageDiffers.length === 0 ? [] : [element('p', { class: 'notice' }, `This page shows another verdict than the signed statement for: ${pageDiffers.join(', ')}. Believe the statement.`)]),
    ...(report.otherCatalog === undefined ? [] : [element('p', { class: 'notice' }, report.otherCatalog)]),
    element('ul', { class: 'tiles again' }, ...groups.map(({ state, items }) => element('li', {}, element('b', {}, items.length), element('span', {}, stateTitles[state])))),
    ...groups.filter(({ items }) => items.length > 0).map(({ state, items }) => group(state, items)),
  ];
}

function wrongFiles(files: readonly WrongFile[]): HTMLElement {
  const items = files.map((file) => element('li', { 'data-path': file.path },
    element('code', {}, file.path), ' ', file.reason,
    element('br', {}), element('span', { class: 'small' }, 'signed ', element('code', {}, file.signed)),
    ...(file.seen === undefined ? [] : [element('br', {}), element('span', { class: 'small' }, 'now ', element('code', {}, file.seen))])));
  return element('section', { class: 'wrong', 'aria-labelledby': 'recheck-wrong' },
    element('h3', { id: 'recheck-wrong' }, files.length === 1 ? 'One file is not the one that was signed' : `${files.length} files are not the ones that were signed`),
    element('ul', {}, ...items));
}

function group(state: RequirementAgain['state'], items: readonly RequirementAgain[]): HTMLElement {
  const list = element('ul', { class: 'outcomes' }, ...items.map(row));
  const summary = element('summary', {}, element('span', {}, element('b', {}, `${items.length} ${stateTitles[state]}`)), element('span', { class: 'small' }, stateMeanings[state]));
  const folded = element('details', { class: 'outcome-group' }, summary, element('div', {}, list));
  folded.open = state === 'changed';
  return folded;
}

function row(item: RequirementAgain): HTMLElement {
  const verdict = item.state === 'changed' && item.published !== item.now ? `${verdictTitles[item.published]}, now ${verdictTitles[item.now]}` : verdictTitles[item.published];
  return element('li', { 'data-requirement': item.requirement, 'data-state': item.state },
    element('a', { href: `#${item.requirement}` }, item.title), element('span', { class: 'small' }, ` ${item.requirement}: ${verdict}`),
    ...(item.state === 'reproduced' ? [] : [element('p', {}, item.reason)]),
    ...(item.differing.length === 0 ? [] : [element('ul', { class: 'findings' },
      ...item.differing.map((finding) => element('li', {}, finding.side === 'published' ? 'as signed: ' : 'now: ', finding.message)),
      ...(item.differingOmitted === 0 ? [] : [element('li', {}, `${item.differingOmitted} more`)]))]));
}
