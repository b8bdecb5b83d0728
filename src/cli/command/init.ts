import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftStatement } from '../../assess/draft-statement.ts';
import { counted } from '../../model/text.ts';
import { Escaped } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { CommandFailure, print } from '../print.ts';
import { progressLine } from '../progress.ts';

/** `assay init`: writes what can be found out into a commented `assay.yaml`; an existing one is never touched. */
export async function init(folder: string, options: { readonly print?: boolean }): Promise<void> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw new CommandFailure(terminal`${folder} is not a folder.`, 'usage');
  const path = join(folder, 'assay.yaml');
  if (options.print !== true && existsSync(path)) throw new CommandFailure(terminal`${path} is there already; it is not overwritten. See what would be written with: assay init --print`, 'usage');
  const progress = progressLine(false);
  const draft = await draftStatement(folder, progress.step);
  progress.end();
  if (options.print === true) print(new Escaped('terminal', draft.yaml));
  else {
    writeFileSync(path, draft.yaml, { flag: 'wx', flush: true });
    print(terminal`Wrote ${path}: ${counted(draft.evidence, 'piece', 'pieces')} of evidence found. Read it, answer what is marked with «?», then run: npx assay check\n`);
  }
}
