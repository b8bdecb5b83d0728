import { readFileSync } from 'node:fs';

/**
 * Adds up the peaks of resident memory of a process and all below it that live at this moment, in bytes.
 * Pages that processes share count once for each of them, so the figure is an upper bound.
 * @returns 0 when the process is gone
 */
export function memoryOfTree(processId: number): number {
  const waiting = [processId];
  let bytes = 0;
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    bytes += peakOf(id);
    for (const child of textOf(`/proc/${id}/task/${id}/children`).split(' ')) if (child !== '') waiting.push(Number(child));
  }
  return bytes;
}

function peakOf(processId: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(textOf(`/proc/${processId}/status`))?.[1];
  return kilobytes === undefined ? 0 : Number(kilobytes) * 1024;
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
