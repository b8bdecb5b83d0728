import { existsSync } from 'node:fs';
import { mergeFiles } from '../../assess/sbom-merge/merge-files.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { CommandFailure, complain, print, save } from '../print.ts';
import { timeOption } from '../time-option.ts';

interface MergeOptions {
  readonly name?: string;
  readonly release?: string;
  readonly at?: string;
  readonly output?: string;
}

/** `assay sbom merge`: several bills as one CycloneDX document. */
export async function sbomMerge(files: readonly string[], { name = '', release, at, output }: MergeOptions, version: string): Promise<void> {
  for (const file of files) if (!existsSync(file)) throw new CommandFailure(terminal`${file} does not exist.`, 'usage');
  const merged = await mergeFiles(files, { name, ...(release === undefined ? {} : { version: release }), at: timeOption(at), toolVersion: version });
  if ('problem' in merged) throw new CommandFailure(terminal`${merged.file}: ${merged.problem}`, 'unread');
  for (const file of merged.reduced) complain(terminal`${file} is no CycloneDX document in JSON: values of hashes, addresses and model cards of its components were not taken over.`);
  const document = jsonDocument(merged.document);
  if (output === undefined) print(document);
  else save(output, document);
}
