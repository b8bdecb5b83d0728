import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Adds up the peaks of resident memory of a process and all below it that live at this moment, in bytes. What several processes of one
 * program have of its file (code, constants) lies in memory once, so it counts once, as much as the largest of them has of it; whatever
 * else the machine runs makes no difference. Each peak is its process's own, and may lie at another moment, so the sum is an upper bound.
 * @returns 0 when the process is gone
 */
export function memoryOfTree(processId: number): number {
  const waiting = [processId];
  const ofFiles = new Map<string, number>();
  let bytes = 0;
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const status = textOf(`/proc/${id}/status`);
    const ofFile = bytesIn(status, 'RssFile');
    const program = programOf(id);
    bytes += Math.max(0, bytesIn(status, 'VmHWM') - ofFile);
    ofFiles.set(program, Math.max(ofFiles.get(program) ?? 0, ofFile));
    for (const child of textOf(`/proc/${id}/task/${id}/children`).split(' ')) if (child !== '') waiting.push(Number(child));
  }
  for (const ofFile of ofFiles.values()) bytes += ofFile;
  return bytes;
}

function bytesIn(status: string, field: 'VmHWM' | 'RssFile'): number {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? 0 : Number(kilobytes) * 1024;
}

/** The file of a process's program; a process that is not known counts by itself. */
function programOf(processId: number): string {
  try {
    return readlinkSync(`/proc/${processId}/exe`);
  } catch {
    return String(processId);
  }
}

/** Milliseconds of processor time, in user mode and kernel, of all ended processes that this one started, with those below them. */
export function processorTimeOfChildren(): number {
  const stat = textOf('/proc/self/stat');
  // The name in brackets may hold spaces; the fields behind it are counted from the process state, which is the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}
