import { ours, quote, say, type Text } from '../../model/text.ts';
import type { Exposure } from '../../model/watch/deadline.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page } from '../../report/terminal/document.ts';
import { readWatchList, Unreadable, writeWatchList } from '../../vendor/watch/watch-list-file.ts';
import { addWatched, markFixed, removeWatched, WatchRefused, type WatchedItem, type WatchList } from '../../vendor/watch/watch-list.ts';
import { dataFolder } from '../data-folder.ts';
import { CommandFailure, print } from '../print.ts';

interface ListOptions {
  /** The data folder, when it is not the usual one. */
  readonly data?: string;
  readonly product?: string;
}

/** `assay watch add`: puts a maker or a product on the watch list. */
export function watchAdd(domain: string, options: ListOptions & { readonly vendor: readonly string[]; readonly exposed?: Exposure }): void {
  change(dataFolder(options.data), (list) => addWatched(list, { domain, vendors: options.vendor, ...(options.product === undefined ? {} : { product: options.product }), exposure: options.exposed ?? 'unknown', addedAt: today() }));
}

/** `assay watch remove`: takes a maker, or one product of it, off the list. */
export function watchRemove(domain: string, options: ListOptions): void {
  change(dataFolder(options.data), (list) => removeWatched(list, domain, options.product));
}

/** `assay watch fixed`: marks a vulnerability as fixed on the customer's side. */
export function watchFixed(domain: string, cveId: string, options: ListOptions & { readonly at?: string }): void {
  change(dataFolder(options.data), (list) => markFixed(list, domain, cveId, options.at ?? today(), options.product));
}

/** `assay watch list`: what is watched. */
export function watchShow(options: Pick<ListOptions, 'data'>): void {
  printList(savedWatchList(dataFolder(options.data)));
}

/** The watch list of a data folder, or a sentence why it can't be read. */
export function savedWatchList(data: string): WatchList {
  try {
    return readWatchList(data);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    throw new CommandFailure(terminal`The watch list in ${data} ${problem.reason}.`, 'unread');
  }
}

function change(data: string, changed: (list: WatchList) => WatchList): void {
  const list = savedWatchList(data);
  try {
    const after = changed(list);
    writeWatchList(data, after);
    printList(after);
  } catch (problem) {
    if (problem instanceof WatchRefused) throw new CommandFailure(terminal`${problem.sentence}`, 'usage');
    if (!(problem instanceof Error && 'code' in problem)) throw problem;
    throw new CommandFailure(terminal`The watch list can’t be written to ${data} (${String(problem.code)}). Name a folder that may be written to.`, 'usage');
  }
}

function printList(list: WatchList): void {
  print(page(list.length === 0 ? [{ paragraph: ours('Nothing is watched.') }] : list.map((item) => ({ item: itemSentence(item) })), process.stdout.columns ?? 80));
}

function itemSentence({ domain, vendors, product, exposure, addedAt, fixed }: WatchedItem): Text {
  const what = product === undefined ? ours('every product') : say`${quote(product)}`;
  return say`${quote(domain)}: ${what} of ${quote(vendors.join(', '))}, publicly exposed: ${ours(exposure)}, watched since ${quote(addedAt)}${ours(fixed.length === 0 ? '' : ', fixed here: ')}${quote(fixed.map(({ cveId }) => cveId).join(', '))}.`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
