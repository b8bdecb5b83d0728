import { openCveList } from '../../cve-list/index.ts';
import type { DecisionPoints } from '../../model/watch/deadline.ts';
import { positionOf } from '../../vendor/position.ts';
import { decisionPointsOf } from '../../vendor/watch/deadline/decision-points.ts';
import type { WatchedItem } from '../../vendor/watch/watch-list.ts';
import { listFolder, withRefusals } from '../cve-list.ts';
import { dataFolder } from '../data-folder.ts';
import { newCapture, type LookCommandOptions } from '../vendor-look.ts';
import { watchCommand, type WatchCommandOptions } from './watch.ts';

interface WatchRunOptions extends Omit<WatchCommandOptions, 'data'>, LookCommandOptions {}

/** `assay watch`: looks anew at every maker on the list, with the same options for each, and tells what became of it. */
export async function watchRun(options: WatchRunOptions, engineVersion: string): Promise<void> {
  const data = dataFolder(options.data);
  const recollect = async (item: WatchedItem): ReturnType<typeof positionOf> => {
    const [name] = item.vendors;
    const folder = await newCapture(item.domain, { ...options, data, ...(name === undefined ? {} : { name }), ...(item.product === undefined ? {} : { product: item.product }) }, engineVersion);
    return positionOf(folder, engineVersion);
  };
  await watchCommand({ ...options, data }, engineVersion, { recollect, recall: (folder) => positionOf(folder, engineVersion) }, (ids) => decisionPoints(ids, options));
}

/** What the CVE list here says of the facts on which deadlines rest; nothing when no list was imported. */
async function decisionPoints(ids: readonly string[], options: WatchRunOptions): Promise<readonly DecisionPoints[]> {
  return withRefusals(() => {
    const list = openCveList(listFolder(options));
    if (list === undefined) return [];
    try {
      return decisionPointsOf(list.records(ids));
    } finally {
      list.close();
    }
  });
}
