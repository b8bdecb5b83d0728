import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { layout } from '../dossier-layout.ts';

type Evidence = DossierPredicate['evidence'][number];
type Pointer = DossierPredicate['findings'][number]['pointers'][number];

/** The signed statement, seen from the folder of the exports. */
export const dossierAddress = `../${layout.envelope}`;

/** A public file, seen from the folder of the exports; every character that means something in an address is written as its code. */
export function evidenceAddress(path: string): string {
  return `../${layout.evidence}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** What a file is called: its path, or its commitment when it is withheld. */
export function evidenceName(item: Evidence): string {
  return item.state === 'public' ? item.path : `withheld file ${item.commitment}`;
}

/** The place that a pointer leads to, in words. */
export function placeName(pointer: Pointer, evidence: DossierPredicate['evidence']): string {
  const item = evidence[pointer.evidence];
  const parts = [
    item === undefined ? `evidence ${pointer.evidence}` : evidenceName(item),
    ...(pointer.member === undefined ? [] : [`entry ${pointer.member}`]),
    ...(pointer.line === undefined ? [] : [`line ${pointer.line}${pointer.column === undefined ? '' : `, column ${pointer.column}`}`]),
    ...(pointer.row === undefined ? [] : [`row ${pointer.row}`]),
    ...(pointer.jsonPointer === undefined ? [] : [`at ${pointer.jsonPointer}`]),
  ];
  return parts.join(', ');
}
