import { newPassphrase, passphraseLengthMin, passphraseOf, type PassphraseUse } from '../dossier/keys/passphrase.ts';
import { terminal } from '../report/escape/terminal.ts';
import { hiddenLine } from './hidden-line.ts';
import { CommandFailure } from './print.ts';

/**
 * The passphrase of the private keys: from a file that only its owner may read, or typed and not shown, a new one twice.
 * Never from the command line, which other users of the machine can see.
 * @param file named on the command line; without one `ASSAY_KEY_PASSPHRASE_FILE`
 * @throws CommandFailure, KeysRefused
 */
export async function keyPassphrase(use: PassphraseUse, file: string | undefined): Promise<string> {
  const path = file ?? (process.env['ASSAY_KEY_PASSPHRASE_FILE'] || undefined);
  if (path !== undefined) return passphraseOf(path);
  if (!process.stdin.isTTY) throw new CommandFailure(terminal`A passphrase is needed, and nobody is at a terminal. Name a file that holds it with --passphrase-file or ASSAY_KEY_PASSPHRASE_FILE.`, 'usage');
  if (use === 'open') return hiddenLine(terminal`Passphrase of the private keys: `, process.stdin, process.stderr);
  const typed = newPassphrase(await hiddenLine(terminal`New passphrase for the private keys (at least ${passphraseLengthMin} characters): `, process.stdin, process.stderr));
  if (typed !== (await hiddenLine(terminal`The same again: `, process.stdin, process.stderr))) throw new CommandFailure(terminal`The two were not the same, so nothing was done.`, 'usage');
  return typed;
}
