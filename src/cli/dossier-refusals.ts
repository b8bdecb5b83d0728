import { Refused } from '../attest/refusal.ts';
import { KeysRefused } from '../dossier/keys/keys-refused.ts';
import { PublicationRefused } from '../dossier/publish/publication-refused.ts';
import { VerificationRefused } from '../dossier/verify/verification-refused.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

/** Does something with a dossier; every refusal is said in its own sentence. */
export async function withDossierRefusals<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof PublicationRefused) throw new CommandFailure(terminal`${problem.sentence}`, 'usage');
    if (problem instanceof KeysRefused) throw new CommandFailure(terminal`${problem.sentence}`, problem.about === 'request' ? 'usage' : 'unread');
    if (problem instanceof VerificationRefused) throw new CommandFailure(terminal`Refused (${problem.code}). ${problem.sentence} Nothing of the dossier is believed.`, 'unread');
    if (problem instanceof Refused) throw new CommandFailure(terminal`Refused (${problem.code}). ${problem.text} Nothing of the dossier is believed.`, 'unread');
    throw problem;
  }
}
