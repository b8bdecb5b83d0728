import { planPublication, type PlannedPublication } from '../../dossier/publish/plan.ts';
import { assertReplaceable, publishDossier } from '../../dossier/publish/publish.ts';
import { openKeyRing } from '../../dossier/keys/key-ring.ts';
import { publisherFolder } from '../../dossier/keys/publisher-folder.ts';
import { ours, quote, say } from '../../model/text.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { disclaimer } from '../../report/words.ts';
import { dataFolder } from '../data-folder.ts';
import { withDossierRefusals } from '../dossier-refusals.ts';
import { keyPassphrase } from '../key-passphrase.ts';
import { print } from '../print.ts';
import { timeOption } from '../time-option.ts';

interface PublishOptions {
  readonly to?: string;
  readonly history?: readonly string[];
  readonly renamedFrom?: string;
  readonly at?: string;
  readonly data?: string;
  readonly passphraseFile?: string;
}

const shownMax = 12;

/** `assay publish`: shows what becomes public, what is withheld and what stays; with `--to` it signs and writes the dossier. */
export async function publish(folder: string, options: PublishOptions, engineVersion: string): Promise<void> {
  await withDossierRefusals(async () => {
    const planned = await planPublication(folder);
    if (options.to !== undefined) assertReplaceable(options.to);
    print(page(planLines(planned, options.to), process.stdout.columns ?? 80));
    if (options.to === undefined) return;
    // A publication's time has whole seconds.
    const assessedAt = timeOption(options.at).replace(/\.[0-9]+Z$/, 'Z');
    const keys = await openKeyRing(publisherFolder(dataFolder(options.data), planned.publisher), (use) => keyPassphrase(use, options.passphraseFile));
    const [{ derivedFiles }, history] = await Promise.all([import('../../web/derived-files.ts'), earlierMeasures(options, planned.product)]);
    const published = await publishDossier(planned, { to: options.to, keys, assessedAt, engineVersion, history, derive: derivedFiles });
    print(page([
      { heading: say`Published: ${quote(planned.product.name)}, publication ${published.predicate.sequence} of ${quote(planned.publisher)}` },
      { paragraph: say`${published.files} files in ${quote(options.to)}. Serve the folder as it is; the key file also below ${ours('/.well-known/')}.` },
      { paragraph: say`Check it as a customer does: ${ours('npx --no-install assay verify')} ${quote(options.to)}` },
      { paragraph: ours(disclaimer) },
    ], process.stdout.columns ?? 80));
  });
}

function planLines({ plan, publisher, product, told }: PlannedPublication, to: string | undefined): readonly Line[] {
  return [
    { heading: say`${quote(product.name)} by ${quote(product.maker)}, published by ${quote(publisher)}` },
    ...listed(`Becomes public (${plan.public.length}): anyone can read it and check again`, plan.public),
    ...listed(`Withheld (${plan.withheld.length}): committed to by a salted digest; outcomes and figures that rest on it are published, its words are not`, plan.withheld),
    ...toldLines(told),
    ...listed(`Stays with you (${plan.stays.length}): not named and not used`, plan.stays),
    ...(to === undefined ? [{ paragraph: ours('Nothing was written. To publish: assay publish --to dossier') }] : []),
  ];
}

function toldLines(told: readonly string[]): readonly Line[] {
  if (told.length === 0) return [];
  return [
    ...listed(`Warning: withheld, and yet named in assay.yaml, which becomes public (${told.length})`, told),
    { paragraph: ours('What is in these files stays withheld; that they exist and what they are called does not. To keep their names back, name the folder around them, or a pattern with *, wherever assay.yaml names them.') },
  ];
}

function listed(heading: string, paths: readonly string[]): readonly Line[] {
  const shown = paths.slice(0, shownMax).map((path): Line => ({ item: say`${quote(path)}` }));
  return [{ heading: ours(heading) }, ...shown, ...(paths.length > shownMax ? [{ item: say`${paths.length - shownMax} more` }] : [])];
}

async function earlierMeasures({ history = [], renamedFrom }: PublishOptions, product: PlannedPublication['product']): Promise<Parameters<typeof publishDossier>[1]['history'] & object> {
  if (history.length === 0) return [];
  const [{ readSaved }, { measuresOf }, { holdToOneProduct }] = await Promise.all([import('../saved.ts'), import('../../assess/saved-assessment.ts'), import('../same-product.ts')]);
  const earlier = history.map((path) => ({ path, saved: readSaved(path) }));
  holdToOneProduct(earlier, product, renamedFrom);
  return earlier.flatMap(({ saved }) => measuresOf(saved));
}
