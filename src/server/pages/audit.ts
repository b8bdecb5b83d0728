import { auditEntryPage, auditFilters, auditPage } from '../../pages/audit.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { exportLog } from '../../workspace/acts/audit/export-log.ts';
import { listStreams } from '../../workspace/acts/audit/list-streams.ts';
import { readEntry } from '../../workspace/acts/audit/read-entry.ts';
import { searchLog } from '../../workspace/acts/audit/search-log.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, type Look, type Visit } from './page.ts';
import { endOfDay, startOfDay } from './times.ts';

/** A whole number out of an address; what is none stays text, and the act says what was expected. */
function numberIn(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** The search that an address asks for; empty fields of its form ask for nothing. */
function searchIn({ query }: Visit): Readonly<Record<string, unknown>> {
  const given = auditFilters.flatMap((name): readonly (readonly [string, unknown])[] => {
    const value = (query.get(name) ?? '').trim();
    if (value === '') return [];
    return [[name, name === 'since' ? startOfDay(value) : name === 'until' ? endOfDay(value) : value]];
  });
  const before = query.get('before');
  return { ...Object.fromEntries(given), ...(before === null ? {} : { before: numberIn(before) }) };
}

const log: Look = {
  acts: [searchLog, listStreams],
  show: async (visit) => {
    const { ask, query } = visit;
    const { streams } = await ask(listStreams, {});
    try {
      return auditPage({ ...(await ask(searchLog, searchIn(visit))), streams, sent: { values: query, problem: undefined } });
    } catch (thrown) {
      if (!(thrown instanceof ActRefused) || thrown.refusal !== 'invalid-input') throw thrown;
      return { ...auditPage({ entries: [], next: null, streams, sent: { values: query, problem: { message: thrown.message, problems: thrown.problems } } }), status: 422 };
    }
  },
};

/** A part of the log as a file, whose name says where the next part begins. */
const exported: PageRoute = {
  method: 'GET', path: '/audit/export', acts: [exportLog],
  page: async ({ isSignedIn, query, perform }) => {
    if (!isSignedIn) return { goTo: '/sign-in?next=%2Faudit' };
    const from = numberIn(query.get('from') ?? '0');
    const { export: file, next } = (await perform(exportLog, { from })) as { readonly export: string; readonly next: number | null };
    return { file, name: `audit-log-from-${from}-${next === null ? 'to-the-end' : `next-${next}`}.jsonl`, type: 'application/jsonl; charset=utf-8' };
  },
};

export const auditPages: readonly PageRoute[] = [
  lookAt('/audit', log),
  exported,
  lookAt('/audit/{sequence}', { acts: [readEntry], show: async ({ ask, path }) => auditEntryPage(await ask(readEntry, { sequence: numberIn(path['sequence'] ?? '') })) }),
];
