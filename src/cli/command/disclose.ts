import { discloseTo } from '../../dossier/publish/disclose.ts';
import { planPublication } from '../../dossier/publish/plan.ts';
import { openKeyRing } from '../../dossier/keys/key-ring.ts';
import { publisherFolder } from '../../dossier/keys/publisher-folder.ts';
import { ours, quote, say } from '../../model/text.ts';
import { page } from '../../report/terminal/document.ts';
import { dataFolder } from '../data-folder.ts';
import { withDossierRefusals } from '../dossier-refusals.ts';
import { keyPassphrase } from '../key-passphrase.ts';
import { print } from '../print.ts';

interface DiscloseOptions {
  readonly to: string;
  readonly only?: readonly string[];
  readonly data?: string;
  readonly passphraseFile?: string;
}

/** `assay disclose`: makes the packet that shows withheld evidence to one customer. */
export async function disclose(folder: string, dossier: string, options: DiscloseOptions): Promise<void> {
  await withDossierRefusals(async () => {
    const planned = await planPublication(folder);
    const keys = await openKeyRing(publisherFolder(dataFolder(options.data), planned.publisher), (use) => keyPassphrase(use, options.passphraseFile));
    const paths = await discloseTo(planned, dossier, options.only ?? [], options.to, keys, Date.now());
    print(page([
      { heading: say`${paths.length} withheld ${ours(paths.length === 1 ? 'file' : 'files')} in ${quote(options.to)}` },
      ...paths.map((path) => ({ item: say`${quote(path)}` })),
      { paragraph: say`Hand the whole folder to one customer, over a way that only that customer reads. It checks the files with: ${ours('assay verify <dossier> --with')} ${quote(options.to)}` },
    ], process.stdout.columns ?? 80));
  });
}
