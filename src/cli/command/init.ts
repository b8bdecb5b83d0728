import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { draftStatement } from '../../assess/draft-statement.ts';
import { counted } from '../../model/text.ts';
import { Escaped } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, complain, print, saveNew } from '../print.ts';
import { needFolder } from '../product-folder.ts';
import { progressLine } from '../progress.ts';

/** `assay init`: writes what can be found out into a commented `assay.yaml`; an existing one is never touched. */
export async function init(folder: string, options: { readonly print?: boolean }): Promise<void> {
  needFolder(folder);
  const path = join(folder, 'assay.yaml');
  if (options.print !== true && existsSync(path)) throw new CommandFailure(terminal`${path} is there already; it is not overwritten. See what would be written with: assay init --print`, 'usage');
  const progress = progressLine(false);
  const draft = await draftStatement(folder, progress.step);
  progress.end();
  for (const { path: place, reason } of draft.unreadable) complain(terminal`${place} ${reason}: nothing in it was found.`);
  if (draft.unreadable.length > 0) process.exitCode = exitCodes.unread.code;
  const statement = new Escaped('terminal', draft.yaml);
  if (options.print === true) print(statement);
  else {
    saveNew(path, statement);
    print(terminal`Wrote ${path}: ${counted(draft.evidence, 'piece', 'pieces')} of evidence found. Read it, answer what is marked with «?», then run: npx assay check\n`);
  }
}
