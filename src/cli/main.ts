import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { terminal } from '../report/escape/terminal.ts';
import { exitCodes } from './exit-codes.ts';
import { CommandFailure, complain } from './print.ts';
import { addAuditCommands } from './program/audit.ts';
import { addCveCommands } from './program/cve.ts';
import { addDossierCommands } from './program/dossier.ts';
import { addVendorCommands } from './program/vendor.ts';
import { addWatchCommands } from './program/watch.ts';
import { addStateCommands } from './program/workspace-state.ts';
import { addWorkspaceCommands } from './program/workspace.ts';

const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

const program = new Command('assay')
  .description('Shows how secure by design a product is, from its files and from what its maker shows to everybody.')
  .version(version)
  .showHelpAfterError('(assay --help lists the commands)')
  .addHelpText('after', `\nExit codes:\n${Object.values(exitCodes).map(({ code, meaning }) => `  ${String(code).padEnd(3)} ${meaning}`).join('\n')}\n`)
  // `watch add --data` is an option of `add`, not of `watch`.
  .enablePositionalOptions()
  .exitOverride();

program.command('check')
  .description('assess a product from the files of a folder')
  .argument('[folder]', 'the product’s folder', '.')
  .addOption(new Option('--format <format>', 'how the report is written').choices(['terminal', 'json', 'sarif', 'junit', 'markdown', 'html', 'csv', 'oscal']).default('terminal'))
  .option('--output <file>', 'write the report to a file')
  .option('--fail-on <what>', 'exit with 1 when a requirement has one of these verdicts, or on "finding": not-met,contradicted,partly-met,unknown,claimed,finding')
  .option('--since <assessment>', 'with --fail-on: only what an earlier assessment (JSON) did not have')
  .option('--history <assessment...>', 'earlier assessments (JSON) whose figures show progress')
  .option('--at <time>', 'assess as at this time (RFC 3339), for a repeatable result')
  .option('--all', 'list every requirement')
  .addOption(new Option('--preset <name>', 'only a few requirements, on one page; --fail-on then means these').choices(['small-team']).conflicts('all'))
  .option('--quiet', 'print no progress')
  .option('--serve [port]', 'also serve the HTML report on this machine only')
  .action(async (folder: string, options: Record<string, unknown>) => (await import('./command/check.ts')).check(folder, options, version));

program.command('version')
  .description('say which release this is, and until when it and its runtime get security fixes')
  .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json']).default('terminal'))
  .action(async (options: Record<string, unknown>) => (await import('./command/version.ts')).version(options, version));

program.command('init')
  .description('look at a folder and write a commented assay.yaml')
  .argument('[folder]', 'the product’s folder', '.')
  .option('--print', 'print it instead of writing it')
  .action(async (folder: string, options: Record<string, unknown>) => (await import('./command/init.ts')).init(folder, options));

program.command('inspect')
  .description('say what a file is, what it says, and what is wrong with it')
  .argument('<file>', 'any file')
  .addOption(new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal'))
  .action(async (file: string, options: Record<string, unknown>) => (await import('./command/inspect.ts')).inspect(file, options));

program.command('explain')
  .description('explain a requirement or a check')
  .argument('<id>', 'for example pledge/vdp or security-txt-is-current')
  .action(async (id: string) => (await import('./command/explain.ts')).explain(id));

program.command('catalog')
  .description('list, filter and export the requirements')
  .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json', 'cyclonedx', 'oscal']).default('terminal'))
  .option('--source <document>', 'pledge, white-paper or demand-guide')
  .option('--audience <who>', 'manufacturer or customer')
  .option('--coverage <how>', 'full, partial, person or nobody-yet')
  .option('--search <words>', 'only requirements that hold these words')
  .option('--output <file>', 'write it to a file')
  .action(async (options: Record<string, unknown>) => (await import('./command/catalog.ts')).catalog(options));

program.command('diff')
  .description('compare two assessments (JSON), or two dossiers')
  .argument('<before>', 'the earlier one: a file, or the folder of a dossier')
  .argument('<after>', 'the later one')
  .option('--at <time>', 'verify dossiers as at this time (RFC 3339)')
  .option('--data <folder>', 'where publishers are remembered; without it ASSAY_DATA or the user’s data folder')
  .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json']).default('terminal'))
  .action(async (before: string, after: string, options: Record<string, unknown>) => (await import('./command/diff.ts')).diff(before, after, options));

addVendorCommands(program, version);
addAuditCommands(program);
addCveCommands(program);
addWatchCommands(program, version);
addDossierCommands(program, version);
addStateCommands(program);
addWorkspaceCommands(program, version);

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
  .action(async (domain: string, options: Record<string, unknown>) => (await import('./command/key.ts')).keyNew(domain, options));

key.command('rotate')
  .description('make a new key for a purpose; the one before it ends after an overlap')
  .argument('<domain>', 'the publisher’s domain')
  .addOption(new Option('--purpose <purpose>', 'which key').choices(['dossier', 'log', 'keys']).makeOptionMandatory())
  .option('--years <number>', 'how long the new key is valid; 1 when left out (keys: 3)')
  .option('--overlap <days>', 'how long the key before is still good; 30 when left out (keys: 180)')
  .option('--signer-command <file>', 'an external signer that holds the new key')
  .addOption(passphraseFile())
  .addOption(keyData())
  .action(async (domain: string, options: Record<string, unknown> & { readonly purpose: 'dossier' | 'log' | 'keys' }) => (await import('./command/key.ts')).keyRotate(domain, options));

key.command('revoke')
  .description('revoke a key: what it signed is refused from then on, with the reason')
  .argument('<domain>', 'the publisher’s domain')
  .argument('<keyId>', 'the key’s id, or at least its first 8 digits; see assay key show')
  .addOption(new Option('--reason <reason>', 'what the public is told').choices(['compromised', 'superseded', 'retired']).makeOptionMandatory())
  .option('--at <time>', 'from when on (RFC 3339); now when left out')
  .option('--note <words>', 'a line for the public')
  .addOption(passphraseFile())
  .addOption(keyData())
  .action(async (domain: string, keyId: string, options: Record<string, unknown> & { readonly reason: 'compromised' | 'superseded' | 'retired' }) => (await import('./command/key.ts')).keyRevoke(domain, keyId, options));

key.command('show')
  .description('list a publisher’s keys, and the anchor that customers need')
  .argument('<domain>', 'the publisher’s domain')
  .addOption(new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal'))
  .addOption(keyData())
  .action(async (domain: string, options: Record<string, unknown>) => (await import('./command/key.ts')).keyShow(domain, options));

// A reader that closes early (`assay catalog | head`) ends the command, and is no failure.
process.stdout.on('error', (problem) => {
  if ('code' in problem && problem.code === 'EPIPE') process.exit();
  throw problem;
});

void run();

async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (problem) {
    process.exitCode = codeOf(problem);
  }
}

function codeOf(problem: unknown): number {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? exitCodes.fine.code : exitCodes.usage.code;
  if (problem instanceof CommandFailure) {
    complain(problem.sentence);
    return exitCodes[problem.exit].code;
  }
  complain(terminal`Assay failed (${problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown'}). This is a defect; please report it with the command that you ran.`);
  return exitCodes.defect.code;
}
