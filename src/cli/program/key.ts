import { Option, type Command } from 'commander';

/** `assay key`: the keys of a publisher. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key')
    .description('the keys that a publisher’s dossiers, publication log and key file are signed with');
  const keyData = (): Option => new Option('--data <folder>', 'the data folder; without it ASSAY_DATA or the user’s data folder');
  const passphraseFile = (): Option => new Option('--passphrase-file <file>', 'a file with the passphrase on one line; without it ASSAY_KEY_PASSPHRASE_FILE or a prompt');

  key.command('new')
    .description('make the keys of a publisher and its signed key file')
    .argument('<domain>', 'the publisher’s domain, for example acme.example')
    .option('--years <number>', 'how long the keys for dossiers and the log are valid; 1 when left out (the keys key: 3)')
    .option('--signer-command <file...>', 'external signers (token, key service, agent), one for a purpose; the other keys are made here')
    .option('--sequence <number>', 'the number of the first key file, after a ring of keys was lost')
    .addOption(passphraseFile())
    .addOption(keyData())
    .action(async (domain: string, options: Record<string, unknown>) => (await import('../command/key.ts')).keyNew(domain, options));

  key.command('rotate')
    .description('make a new key for a purpose; the one before it ends after an overlap')
    .argument('<domain>', 'the publisher’s domain')
    .addOption(new Option('--purpose <purpose>', 'which key').choices(['dossier', 'log', 'keys']).makeOptionMandatory())
    .option('--years <number>', 'how long the new key is valid; 1 when left out (keys: 3)')
    .option('--overlap <days>', 'how long the key before is still good; 30 when left out (keys: 180)')
    .option('--signer-command <file>', 'an external signer that holds the new key')
    .addOption(passphraseFile())
    .addOption(keyData())
    .action(async (domain: string, options: Record<string, unknown> & { readonly purpose: 'dossier' | 'log' | 'keys' }) => (await import('../command/key.ts')).keyRotate(domain, options));

  key.command('revoke')
    .description('revoke a key: what it signed is refused from then on, with the reason')
    .argument('<domain>', 'the publisher’s domain')
    .argument('<keyId>', 'the key’s id, or at least its first 8 digits; see assay key show')
    .addOption(new Option('--reason <reason>', 'what the public is told').choices(['compromised', 'superseded', 'retired']).makeOptionMandatory())
    .option('--at <time>', 'from when on (RFC 3339); now when left out')
    .option('--note <words>', 'a line for the public')
    .addOption(passphraseFile())
    .addOption(keyData())
    .action(async (domain: string, keyId: string, options: Record<string, unknown> & { readonly reason: 'compromised' | 'superseded' | 'retired' }) => (await import('../command/key.ts')).keyRevoke(domain, keyId, options));

  key.command('show')
    .description('list a publisher’s keys, and the anchor that customers need')
    .argument('<domain>', 'the publisher’s domain')
    .addOption(new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal'))
    .addOption(keyData())
    .action(async (domain: string, options: Record<string, unknown>) => (await import('../command/key.ts')).keyShow(domain, options));
}
