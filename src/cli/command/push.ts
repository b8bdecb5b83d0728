import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { terminal } from '../../report/escape/terminal.ts';
import { asking, releaseOf, type WorkspaceOptions } from '../ask-workspace.ts';
import { CommandFailure, print } from '../print.ts';

export interface PushOptions extends WorkspaceOptions {
  readonly product: string;
  readonly release: string;
  readonly path?: string;
}

/** As much as a workspace can be set to take. */
const bytesMost = 2_000_000_000;

/** `assay push`: hands a file of evidence to a workspace. @throws CommandFailure with what the workspace said */
export async function push(file: string, options: PushOptions, version: string): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CommandFailure(terminal`There is no file ${file}.`, 'usage');
  if (statSync(file).size > bytesMost) throw new CommandFailure(terminal`The file ${file} has more than ${bytesMost} bytes, which no workspace takes.`, 'usage');
  const ask = await asking(options, version);
  const release = await releaseOf(ask, options);
  const path = options.path ?? basename(file);
  const answer = (await ask('PUT', `/api/v1/releases/${encodeURIComponent(release)}/evidence?path=${encodeURIComponent(path)}`, readFileSync(file))) as { readonly id?: unknown; readonly digest?: unknown };
  print(terminal`Handed over  ${path}\nSHA-256      ${String(answer.digest)}\nEvidence     ${String(answer.id)}\n`);
}
