import { Option, type Command } from 'commander';

/** `assay publish`, `assay verify` and `assay disclose`: showing, and checking again what is shown. */
export function addDossierCommands(program: Command, version: string): void {
  const dataOption = (): Option => new Option('--data <folder>', 'where keys and what was seen are kept; without it ASSAY_DATA or the user’s data folder');
  const passphraseOption = (): Option => new Option('--passphrase-file <file>', 'a file with the passphrase of the keys; without it ASSAY_KEY_PASSPHRASE_FILE or a prompt');

  program.command('publish')
    .description('publish a signed dossier of a product; without --to it only shows what would become public')
    .argument('[folder]', 'the product’s folder, with an assay.yaml that says what may be shown', '.')
    .option('--to <folder>', 'the dossier’s folder: new, or an earlier dossier')
    .option('--history <assessment...>', 'earlier assessments (JSON) whose figures show progress')
    .option('--renamed-from <name>', 'what the product was called in them')
    .option('--at <time>', 'publish as at this time (RFC 3339), for a repeatable result')
    .addOption(dataOption())
    .addOption(passphraseOption())
    .action(async (folder: string, options: Record<string, unknown>) => (await import('../command/publish.ts')).publish(folder, options, version));

  program.command('verify')
    .description('verify a published dossier and run its checks again')
    .argument('<dossier>', 'a folder, an archive (zip, tar.gz), or an https address')
    .option('--publisher <domain>', 'whose dossier it has to be; as it names itself when left out')
    .option('--product <name>', 'of which product it has to be')
    .option('--anchor <key...>', 'the publisher’s key for key files (base64), which you got another way')
    .option('--identity <name>', 'who has to have signed it with Sigstore besides: the name in the certificate; with --issuer')
    .option('--issuer <address>', 'who has to have vouched for that identity, such as https://issuer.example')
    .option('--sigstore-root <file>', 'a trusted root (JSON) in the place of the one of Sigstore’s public instance that comes along')
    .option('--with <packet>', 'a folder that the publisher disclosed to you')
    .option('--evidence <folder>', 'a folder with evidence that you hold besides')
    .option('--rules <folder>', 'another installed Assay, by whose rules the published files are looked at as well')
    .option('--offline', 'refuse to open any connection')
    .option('--at <time>', 'verify as at this time (RFC 3339)')
    .addOption(new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal'))
    .option('--all', 'print every requirement')
    .addOption(dataOption())
    .option('--allow-host <host...>', 'an exception by name, as for assay vendor')
    .option('--proxy <address>', 'an HTTP proxy that every request goes through')
    .option('--name-server <address...>', 'name servers to ask instead of the system’s')
    .option('--authority <file>', 'certificates (PEM) that are trusted besides the well-known ones')
    .action(async (dossier: string, options: Record<string, unknown>) => (await import('../command/verify.ts')).verify(dossier, options, version));

  program.command('attestation')
    .description('verify attestations (in-toto, Sigstore bundles) offline: signed by whom they have to be, and about which files')
    .argument('<file>', 'a statement, an envelope or a bundle, or several as JSON lines')
    .option('--artifact <file...>', 'files that the attestations have to speak of')
    .option('--identity <name>', 'who has to have signed: the name in the certificate; with --issuer')
    .option('--issuer <address>', 'who has to have vouched for that identity, such as https://issuer.example')
    .option('--sigstore-root <file>', 'a trusted root (JSON) in the place of the one of Sigstore’s public instance that comes along')
    .option('--at <time>', 'verify as at this time (RFC 3339)')
    .addOption(new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal'))
    .action(async (file: string, options: Record<string, unknown>) => (await import('../command/attestation.ts')).attestation(file, options));

  program.command('disclose')
    .description('make the packet that shows withheld evidence of a dossier to one customer')
    .argument('<folder>', 'the product’s folder')
    .argument('<dossier>', 'the published dossier’s folder')
    .requiredOption('--to <folder>', 'the packet’s folder: new or empty')
    .option('--only <path...>', 'which withheld files; all of them when left out')
    .addOption(dataOption())
    .addOption(passphraseOption())
    .action(async (folder: string, dossier: string, options: { readonly to: string }) => (await import('../command/disclose.ts')).disclose(folder, dossier, options));
}
