import { ActRefused } from '../act-refused.ts';

/** @throws ActRefused when the product is archived: nothing is added to it any more */
export function keepWorkable({ archivedAt }: { readonly archivedAt: string | null }): void {
  if (archivedAt !== null) throw new ActRefused('conflict', 'This product is archived: nothing is added to it any more.');
}
