import type { AnyAct } from '../../act.ts';
import { exportLog } from './export-log.ts';
import { listCheckpoints } from './list-checkpoints.ts';
import { listStreams } from './list-streams.ts';
import { readEntry } from './read-entry.ts';
import { searchLog } from './search-log.ts';

export const auditActs: readonly AnyAct[] = [searchLog, readEntry, exportLog, listCheckpoints, listStreams];
