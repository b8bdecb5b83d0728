import type { PackageParts } from '../../read/questionnaire/package-parts.ts';
import { sourceOf, Unreadable, type Source } from '../../read/source.ts';
import { headOfFile, type ByteFile } from './byte-file.ts';
import { archiveFormatOf } from './format.ts';
import type { ArchiveLimits } from './limits.ts';
import { memberList } from './member-list.ts';
import { checkZipLayout, zipContent } from './zip.ts';
import { zipDirectory } from './zip-directory.ts';

/** An Office file whose members can be put together again. */
export interface OpenedPackage extends PackageParts {
  /** In the order in which they lie in the file. */
  readonly members: readonly { readonly name: string; readonly isPacked: boolean }[];
}

/**
 * Opens an Office file (ECMA-376 Part 2), which is a zip archive. All entries are held to the rules for archives before any is
 * unpacked; only what is asked for is. What is embedded in it, archives too, is never looked into.
 * @throws Unreadable with the reason
 */
export async function openPackage(file: ByteFile, limits: ArchiveLimits): Promise<OpenedPackage> {
  if (file.sizeBytes > limits.archiveBytesMax) throw new Unreadable(`is ${file.sizeBytes} bytes long; at most ${limits.archiveBytesMax} are read`);
  if (archiveFormatOf(headOfFile(file)) !== 'zip') throw new Unreadable('is no zip archive, which an Office file is');
  const list = { ...memberList(limits), content: () => undefined };
  const directory = await zipDirectory(file, list, limits);
  list.done();
  checkZipLayout(directory, file, limits);
  const byName = new Map(directory.members.map((member) => [member.name, member]));
  return {
    names: directory.members.map(({ name }) => name),
    members: directory.members,
    open: (name): Source | undefined => {
      const member = byName.get(name);
      return member === undefined ? undefined : sourceOf(name, zipContent(member, file, list));
    },
  };
}
