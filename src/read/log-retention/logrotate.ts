import type { LogKeeping, RetainedLog } from '../../model/evidence/log-retention.ts';
import { nameOf, plainTextOf, type TextForm } from './form.ts';
import { afterDays, bySize, monthDays, never, unstated, yearDays } from './keeping.ts';

const rotateLine = /^[ \t]*(?:rotate|maxage)[ \t=]+-?\d{1,9}[ \t]*$/m;
const periodLine = /^[ \t]*(?:hourly|daily|weekly(?:[ \t]+\d)?|monthly|yearly|size[ \t=]+\d{1,12}[kMG]?|missingok|notifempty)[ \t]*$/m;
const scriptBegin = /^(?:prerotate|postrotate|firstaction|lastaction|preremove)$/;
const directive = /^([a-z]+)(?:[ \t]*=[ \t]*|[ \t]+|$)(.*)$/;
const wholeNumber = /^-?\d{1,9}$/;
const path = /"[^"]*"|'[^']*'|[^ \t]+/g;

const periodDays: ReadonlyMap<string, number> = new Map([['hourly', 1 / 24], ['daily', 1], ['weekly', 7], ['monthly', monthDays], ['yearly', yearDays]]);

/** What one block says; a block takes over what stands before it outside of blocks. */
interface Settings {
  readonly count?: number;
  /** Days between rotations; `size` when the last word on it is a size. */
  readonly every?: number | 'size';
  readonly maxAge?: number;
  readonly hasMaxSize?: true;
}

/** logrotate(8): files of `logrotate.d` and `logrotate.conf`. */
export const logrotate: TextForm = {
  id: 'logrotate',
  reads: 'text',
  accepts: (head) => {
    const text = plainTextOf(head);
    return rotateLine.test(text) && periodLine.test(text);
  },
  logsIn,
};

function* logsIn(text: string): Generator<RetainedLog> {
  let outside: Settings = {};
  let inside: Settings | undefined;
  let names: string[] = [];
  let firstLine = 1;
  let hasBlock = false;
  let isScript = false;
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const line = written.trim();
    if (isScript) isScript = line !== 'endscript';
    else if (line === '' || line.startsWith('#')) continue;
    else if (inside !== undefined) {
      if (scriptBegin.test(line)) isScript = true;
      else if (line.startsWith('}')) {
        const kept = keptBy(inside);
        for (const name of names) yield { name: nameOf(name), kept, line: firstLine };
        names = [];
        inside = undefined;
      } else inside = amended(inside, line);
    } else if (/^["'/~*]/.test(line) || line.endsWith('{')) {
      if (names.length === 0) firstLine = index + 1;
      for (const [name] of (line.endsWith('{') ? line.slice(0, -1) : line).matchAll(path)) names.push(name.replace(/^["']|["']$/g, ''));
      if (line.endsWith('{')) {
        inside = outside;
        hasBlock = true;
      }
    } else if (scriptBegin.test(line)) isScript = true;
    else outside = amended(outside, line);
  }
  if (!hasBlock) yield { name: 'every log without settings of its own', kept: keptBy(outside), line: 1 };
}

function amended(settings: Settings, line: string): Settings {
  const [, word = '', value = ''] = directive.exec(line) ?? [];
  const every = periodDays.get(word);
  if (every !== undefined) return { ...settings, every };
  if (word === 'size') return { ...settings, every: 'size' };
  if (word === 'maxsize') return { ...settings, hasMaxSize: true };
  if (!wholeNumber.test(value)) return settings;
  if (word === 'rotate') return { ...settings, count: Number(value) };
  return word === 'maxage' ? { ...settings, maxAge: Number(value) } : settings;
}

/** The smaller of the two limits by time. What a block leaves out stands in a file that is not seen here. */
function keptBy({ count, every, maxAge, hasMaxSize }: Settings): LogKeeping {
  const isKept = count === -1;
  if (isKept) return maxAge === undefined ? never : afterDays(maxAge);
  if (count === 0) return afterDays(0);
  const isByTime = count !== undefined && count > 0 && typeof every === 'number';
  if (isByTime) return afterDays(Math.min(count * every, maxAge ?? Number.POSITIVE_INFINITY), hasMaxSize === true);
  if (maxAge !== undefined) return afterDays(maxAge, true);
  return every === 'size' ? bySize : unstated;
}
