import { zipSync } from 'fflate';
import type { Placement } from '../../model/questionnaire.ts';
import type { OpenedPackage } from '../../collect/archive/package-parts.ts';
import type { Text } from '../../model/text.ts';
import { officeKind } from '../../read/questionnaire/office/office-kind.ts';
import { readSheet } from '../../read/questionnaire/office/sheet-cells.ts';
import { workbookParts } from '../../read/questionnaire/office/read-workbook.ts';
import { questionnaireLimits as most } from '../../read/questionnaire/limits.ts';
import { Unreadable } from '../../read/source.ts';
import { fillDocument } from './fill-document.ts';
import { fillSheet } from './fill-sheet.ts';

/** A file with answers in it, and the placements for which it has no place. */
export interface FilledBytes {
  readonly bytes: Uint8Array;
  readonly left: readonly { readonly placement: Placement; readonly why: Text }[];
}

/** Writes answers into an Office file. Of its members only those change that answers go into. @throws Unreadable */
export function fillOffice(opened: OpenedPackage, placements: readonly Placement[]): FilledBytes {
  const { form, part } = officeKind(opened);
  const changed = new Map<string, Uint8Array>();
  const left: FilledBytes['left'][number][] = [];
  if (form === 'docx') {
    const document = memberText(opened, part);
    const filled = fillDocument(document.text, placements);
    changed.set(part, document.encoded(filled.document));
    left.push(...filled.left);
  } else {
    const { sheets, shared } = workbookParts(opened, part);
    for (const grid of new Set(placements.map((placement) => placement.grid))) {
      const sheet = sheets[grid];
      const own = placements.filter((placement) => placement.grid === grid);
      if (sheet === undefined) throw new Unreadable(`has no sheet ${grid + 1}`);
      const source = opened.open(sheet.part);
      if (source === undefined) throw new Unreadable(`does not hold its sheet ${grid + 1}`);
      const facts = readSheet(source, shared, () => undefined);
      const document = memberText(opened, sheet.part);
      const filled = fillSheet(document.text, facts, own.flatMap(({ row, column, text }) => (column === 'below' ? [] : [{ row, column, text }])));
      changed.set(sheet.part, document.encoded(filled.document));
      left.push(...filled.left.map(({ cell, why }) => ({ placement: { ...cell, grid }, why })));
    }
  }
  return { bytes: packed(opened, changed), left };
}

interface MemberText {
  readonly text: string;
  readonly encoded: (text: string) => Uint8Array;
}

const mark = '\uFEFF';

/** A member as text, and back with the byte-order mark that it had. */
function memberText(opened: OpenedPackage, name: string): MemberText {
  const source = opened.open(name);
  if (source === undefined) throw new Unreadable('lost one of its members');
  const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source.bytes(most.memberBytes));
  const hasMark = whole.startsWith(mark);
  return { text: hasMark ? whole.slice(1) : whole, encoded: (text) => new TextEncoder().encode(hasMark ? mark + text : text) };
}

/** The first day that the format knows, as the programs that write these files have it too. */
const memberTime = '1980-01-01T00:00:00';

function packed(opened: OpenedPackage, changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(opened.members.map(({ name, isPacked }) => {
    const bytes = changed.get(name) ?? opened.open(name)?.bytes(most.memberBytes) ?? new Uint8Array();
    return [name, [bytes, { level: isPacked ? 6 : 0, mtime: memberTime }]] as const;
  })));
}
