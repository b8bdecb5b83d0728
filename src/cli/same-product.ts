import type { SavedAssessment } from '../assess/saved-assessment.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure, complain } from './print.ts';

/** An assessment that was handed over as an earlier one of the same product. */
export interface Earlier {
  readonly path: string;
  readonly saved: SavedAssessment;
}

/**
 * Another product's figures and findings are no history of this one. Where a name was only guessed, a difference is told and nothing is refused:
 * a folder may be called otherwise on every machine.
 * @param formerName that the product had, when it was renamed
 * @throws CommandFailure when both say what they are, and it is not the same
 */
export function holdToOneProduct(earlier: readonly Earlier[], product: { readonly name: string; readonly guessed?: readonly string[] }, formerName: string | undefined): void {
  for (const { path, saved } of earlier) {
    const { name, guessed = [] } = saved.product;
    if (name === product.name || name === formerName) continue;
    if (guessed.includes('name') || product.guessed?.includes('name') === true) complain(terminal`NOTE ${path} is an assessment of ${name}, and this one is of ${product.name}; one of the names was guessed. If they are two products, what is said of progress and of what is new is wrong.`);
    else throw new CommandFailure(terminal`${path} is an assessment of ${name}, and this one is of ${product.name}; an earlier one of the same product was expected. If the product was renamed: --renamed-from ${JSON.stringify(name)}`, 'usage');
  }
}
