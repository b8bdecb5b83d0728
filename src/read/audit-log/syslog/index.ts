import { say } from '../../../model/text.ts';
import type { Head } from '../../head.ts';
import type { Reader, Reading } from '../../reader.ts';
import type { Source } from '../../source.ts';
import { cefStart } from '../cef/start.ts';
import { finishLog } from '../finish.ts';
import { NoteBook } from '../note-book.ts';
import { LogTally } from '../tally.ts';
import { forEachWalkedLine } from '../walked-lines.ts';
import { SyslogHeader } from './header.ts';
import { SyslogWalk } from './row-walk.ts';

/** Audit log samples in syslog: RFC 5424, RFC 3164, and as daemons write them to files (readme.md). */
export const syslog: Reader<'audit-log'> = {
  id: 'syslog',
  title: 'Syslog audit log',
  produces: 'audit-log',
  accepts,
  read: readSyslog,
};

/** A priority in angle brackets, or a time and what looks like a host and a tag. */
function accepts(head: Head): boolean {
  const { bytes } = head;
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[start] === 0x0a || bytes[start] === 0x0d) start++;
  const lineFeed = bytes.indexOf(0x0a, start);
  const end = lineFeed === -1 ? bytes.length : lineFeed;
  if (cefStart(bytes, start, end) !== -1) return false;
  let at = start;
  while (at < end && at - start < 10 && isDigit(bytes[at])) at++;
  if (at > start && bytes[at] === 0x20) at++;
  else at = start;
  if (bytes[at] === 0x3c && isDigit(bytes[at + 1])) return true;
  if (at !== start) return false;
  const header = new SyslogHeader();
  return header.read(bytes, start, end) && hasHostAndTag(bytes, header.restStart, end);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** `host tag:` or `host tag[17]:`. */
function hasHostAndTag(bytes: Uint8Array, start: number, end: number): boolean {
  const tag = bytes.indexOf(0x20, start) + 1;
  const colon = bytes.indexOf(0x3a, tag);
  const nextSpace = bytes.indexOf(0x20, tag);
  return tag > start + 1 && colon > tag && colon < end && colon - tag <= 80 && (nextSpace === -1 || colon < nextSpace);
}

function readSyslog(source: Source): Reading<'audit-log'> {
  const tally = new LogTally();
  const notes = new NoteBook();
  const walk = new SyslogWalk();
  const { header, facts } = walk;
  forEachWalkedLine(source, walk, (row, problem) => {
    if (problem !== undefined) {
      tally.addProblem(row, problem);
      notes.addProblem(row, problem);
      return;
    }
    if (header.form === 'rfc5424') {
      if (header.time.form === 'other') notes.add('finding', 'syslog-time', row, say`The time of this row is not RFC 3339, which RFC 5424 asks for.`);
    } else if (header.time.form === 'absent') notes.add('finding', 'syslog-time', row, say`This row has a priority and no time; one is expected after it.`);
    tally.addEvent(row, facts);
  });
  return finishLog('syslog', 'a syslog row', tally, notes);
}
