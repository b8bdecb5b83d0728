import { open, rename, rm } from 'node:fs/promises';
import { appendEntry } from '../../audit/append-entry.ts';
import { exportLog, NothingToExport, type ExportRange } from '../../audit/export-log.ts';
import { knownKeys } from '../../audit/log-key.ts';
import { operatorScopes } from '../../identity/operator-scopes.ts';
import { ours, quote, say } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page } from '../../report/terminal/document.ts';
import { openStore } from '../../store/open-store.ts';
import type { Scope } from '../../store/scope.ts';
import type { Store } from '../../store/store.ts';
import { CommandFailure, print } from '../print.ts';
import { commandWorkspace, withStoreSentences } from '../workspace-place.ts';

interface LogOptions {
  readonly data?: string;
  readonly organisation?: string;
}

const now = (): Date => new Date();

/** `assay audit export`: the log with its signed checkpoints, written page by page. */
export async function auditExport(file: string, options: LogOptions & { readonly from?: string; readonly to?: string }): Promise<void> {
  const range: ExportRange = { ...numbered('--from', options.from, 'from'), ...numbered('--to', options.to, 'to') };
  await withLog(options, async (store, scope) => {
    const at = now().toISOString();
    const written = await writeWhole(file, exportLog(store, scope, range, at));
    await store.write(scope, async (rows) => appendEntry(rows, { actor: 'system', action: 'audit-log.export', target: 'audit-log:*', outcome: 'success', area: 'configuration', sourceAddress: '', requestId: '', detail: { by: 'a command on the host', ...range } }, at));
    print(page([
      { heading: say`The audit log was exported to ${quote(file)}: ${written} bytes.` },
      { paragraph: say`Verify it anywhere: assay audit verify ${quote(file)} --key KEY, where KEY is what “assay audit key” prints here, brought by another way than the export.` },
    ], process.stdout.columns ?? 80));
  });
}

/** `assay audit key`: the keys in the form that `--key` reads. */
export async function auditKey(options: LogOptions & { readonly format?: string }): Promise<void> {
  await withLog(options, async (store, scope) => {
    const keys = await store.read(scope, async (rows) => knownKeys(rows));
    if (keys.length === 0) throw new CommandFailure(terminal`This log has no key yet: it is made when the workspace starts.`, 'unread');
    if (options.format === 'json') print(jsonDocument({ schema: 'assay-audit-keys-1', keys: keys.map(({ keyId, origin, line, madeAt }) => ({ keyId, origin, line, madeAt })) }));
    else for (const { line } of keys) print(terminal`${line}\n`);
  });
}

/** `assay audit checkpoint`: the last signed note. */
export async function auditCheckpoint(file: string, options: LogOptions): Promise<void> {
  await withLog(options, async (store, scope) => {
    const last = await store.read(scope, async (rows) => rows.selectFrom('auditCheckpoint').select(['size', 'note', 'createdAt']).orderBy('size', 'desc').limit(1).executeTakeFirst());
    if (last === undefined) throw new CommandFailure(terminal`No checkpoint of this log was signed yet.`, 'unread');
    await writeWhole(file, [last.note]);
    print(page([
      { heading: say`The checkpoint over ${last.size} entries, signed at ${quote(last.createdAt)}, is in ${quote(file)}.` },
      { paragraph: ours('Keep it where nobody reaches it who could change the log. Later, “assay audit verify EXPORT --seen” with this file shows whether the log still goes on from it.') },
    ], process.stdout.columns ?? 80));
  });
}

async function withLog(options: LogOptions, work: (store: Store, scope: Scope) => Promise<void>): Promise<void> {
  await withStoreSentences(async () => {
    const store = await openStore(commandWorkspace(options.data).place, now);
    try {
      await work(store, scopeOf(await operatorScopes(store), options.organisation));
    } catch (problem) {
      if (problem instanceof NothingToExport) throw new CommandFailure(terminal`${problem.message}`, 'unread');
      throw problem;
    } finally {
      await store.close();
    }
  });
}

function scopeOf(scopes: readonly Scope[], organisation: string | undefined): Scope {
  const [scope, more] = organisation === undefined ? scopes : scopes.filter(({ organisationId }) => organisationId === organisation);
  if (scope !== undefined && more === undefined) return scope;
  const ids = scopes.map(({ organisationId }) => organisationId).join(', ');
  if (scopes.length === 0) throw new CommandFailure(terminal`There is no workspace in this data folder yet; assay serve makes one.`, 'usage');
  throw new CommandFailure(organisation === undefined ? terminal`This workspace has several organisations (${ids}): name one with --organisation.` : terminal`There is no organisation ${organisation}; there are ${ids}.`, 'usage');
}

function numbered<Name extends string>(option: string, text: string | undefined, name: Name): { readonly [Key in Name]?: number } {
  if (text === undefined) return {};
  if (!/^\d{1,15}$/u.test(text)) throw new CommandFailure(terminal`${option} expects the number of an entry; it was ${text}.`, 'usage');
  return { [name]: Number(text) } as { readonly [Key in Name]?: number };
}

/** Writes a file whole or not at all, for this user only. @returns its bytes */
async function writeWhole(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<number> {
  const beside = `${path}.${process.pid}.part`;
  let bytes = 0;
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      for await (const piece of pieces) bytes += (await file.write(piece)).bytesWritten;
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return bytes;
  } catch (problem) {
    if (problem instanceof Error && 'syscall' in problem && 'code' in problem) throw new CommandFailure(terminal`${path} can’t be written (${String(problem.code)}). Name a folder that exists and may be written to.`, 'usage');
    throw problem;
  } finally {
    await rm(beside, { force: true });
  }
}
