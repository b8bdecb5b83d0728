import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Escaped, Place } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { positionOf, Unreadable } from '../../vendor/position.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, print, save, saveBytes } from '../print.ts';
import { newCapture, type LookCommandOptions } from '../vendor-look.ts';

interface VendorCommandOptions extends LookCommandOptions {
  readonly from?: string;
  readonly format?: string;
  readonly output?: string;
  readonly questions?: string;
  readonly case?: string;
  readonly all?: boolean;
}

/** `assay vendor`: looks at what a maker shows to everybody, or at a saved capture again, and says what is known and what remains to ask. */
export async function vendor(who: string | undefined, options: VendorCommandOptions, engineVersion: string): Promise<void> {
  if ((who === undefined) === (options.from === undefined)) throw new CommandFailure(terminal`Name a maker's domain (assay vendor acme.example) or a saved capture (assay vendor --from folder), one of the two.`, 'usage');
  const folder = options.from ?? (await newCapture(who ?? '', options, engineVersion));
  const position = await positionIn(folder, engineVersion);
  const report = await render(position, options);
  if (options.output === undefined) print(report);
  else save(options.output, report);
  if (options.questions !== undefined) saveBytes(options.questions, await (await import('../../report/workbook/questions-workbook.ts')).questionsWorkbook(position));
  if (options.case !== undefined) save(options.case, (await import('../../report/vendor-view/case.ts')).vendorCase(position));
  process.exitCode = couldNotLook(position) ? exitCodes.unread.code : exitCodes.fine.code;
}

/** The position in a capture; a folder that holds none is the user's to mend. */
export async function positionIn(folder: string, engineVersion: string): Promise<VendorPosition> {
  try {
    return (await positionOf(folder, engineVersion)).position;
  } catch (problem) {
    if (problem instanceof Unreadable) throw new CommandFailure(terminal`The folder ${folder} ${problem.reason}.`, 'unread');
    throw problem;
  }
}

async function render(position: VendorPosition, options: VendorCommandOptions): Promise<Escaped<Place>> {
  switch (options.format) {
    case 'json': return (await import('../../report/vendor-view/json.ts')).vendorJson(position);
    case 'html': return (await import('../../report/vendor-view/html/index.ts')).vendorHtml(position);
    default: return (await import('../../report/vendor-view/terminal/index.ts')).vendorTerminal(position, { width: process.stdout.columns ?? 80, all: options.all === true });
  }
}

/** Whether a standard place could not be looked at, or what was found could not be read: then silence is not "fine". */
function couldNotLook(position: VendorPosition): boolean {
  return position.evidence.some((entry) => entry.state !== 'read') || position.places.some((place) => place.outcome === 'not-looked' && place.from === 'standard');
}
