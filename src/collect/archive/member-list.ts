import { Unreadable } from '../../read/source.ts';
import { archiveFormatOf } from './format.ts';
import type { ArchiveLimits } from './limits.ts';
import { shown } from './member-name.ts';

/** One file in an archive. */
export interface Member {
  readonly name: string;
  readonly sizeBytes: number;
}

/** The files of an archive as they are found, held to the limits and to one name a file. */
export interface MemberList {
  /** Counts an entry of any type. */
  entry(): void;
  /** Adds a file. */
  file(name: string, sizeBytes: number): Member;
  folder(name: string): void;
  /** Refuses a member that is itself packed. */
  content(name: string, head: Uint8Array): void;
  /** The files in order; refuses an archive without any. */
  done(): readonly Member[];
}

export function memberList(limits: ArchiveLimits): MemberList {
  const members: Member[] = [];
  const files = new Set<string>();
  const folders = new Set<string>();
  let entries = 0;
  let totalBytes = 0;
  return {
    entry: () => {
      entries += 1;
      if (entries > limits.entriesMax) throw new Unreadable(`holds more than ${limits.entriesMax} entries; at most that many are read`);
    },
    file: (name, sizeBytes) => {
      const key = name.normalize('NFC');
      if (files.has(key) || folders.has(key)) throw new Unreadable(`holds the name ${shown(name)} twice; each name was expected once`);
      files.add(key);
      for (const folder of foldersOf(key)) {
        if (files.has(folder)) throw new Unreadable(`holds ${shown(folder)} as a file and as a folder`);
        folders.add(folder);
      }
      if (sizeBytes > limits.memberBytesMax) throw new Unreadable(`holds the entry ${shown(name)} of ${sizeBytes} bytes; at most ${limits.memberBytesMax} are read`);
      totalBytes += sizeBytes;
      if (totalBytes > limits.totalBytesMax) throw new Unreadable(`unpacks to more than ${limits.totalBytesMax} bytes`);
      const member = { name, sizeBytes };
      members.push(member);
      return member;
    },
    folder: (name) => {
      const key = name.normalize('NFC');
      if (files.has(key)) throw new Unreadable(`holds ${shown(name)} as a file and as a folder`);
      if (key !== '') folders.add(key);
    },
    content: (name, head) => {
      const format = limits.ofSources === true ? undefined : archiveFormatOf(head);
      if (format !== undefined) throw new Unreadable(`holds the archive ${shown(name)} (${format}); archives inside archives are not opened`);
    },
    done: () => {
      if (members.length === 0) throw new Unreadable('holds no file');
      return members;
    },
  };
}

function* foldersOf(name: string): Generator<string> {
  for (let slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) yield name.slice(0, slash);
}
