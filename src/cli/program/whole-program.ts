import { Command, CommanderError, Option } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { addAuditCommands } from './audit.ts';
import { addCaseCommands } from './case.ts';
import { addCveCommands } from './cve.ts';
import { addDossierCommands } from './dossier.ts';
import { addKeyCommands } from './key.ts';
import { addSbomCommands } from './sbom.ts';
import { addVendorCommands } from './vendor.ts';
import { addWatchCommands } from './watch.ts';
import { addStateCommands } from './workspace-state.ts';
import { addWorkspaceCommands } from './workspace.ts';

/** Every command with its arguments, options and help. What a command does is loaded when it runs. */
export function wholeProgram(version: string): Command {
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
    .option('--fail-on <what>', 'exit with 1, and say why, when a requirement has one of these verdicts, or on "finding": not-met,contradicted,partly-met,unknown,claimed,finding')
    .option('--since <assessment>', 'with --fail-on: only what an earlier assessment (JSON) did not have')
    .option('--history <assessment...>', 'earlier assessments (JSON) whose figures show progress')
    .option('--renamed-from <name>', 'what the product was called in them')
    .option('--at <time>', 'assess as at this time (RFC 3339), for a repeatable result')
    .option('--all', 'list every requirement')
    .addOption(new Option('--preset <name>', 'only a few requirements, on one page; --fail-on then means these').choices(['small-team']).conflicts('all'))
    .option('--quiet', 'print no progress, and no sentence beside the report')
    .option('--serve [port]', 'also serve the HTML report on this machine only')
    .action(async (folder: string, options: Record<string, unknown>) => (await import('../command/check.ts')).check(folder, options, version));

  program.command('version')
    .description('say which release this is, and until when it and its runtime get security fixes')
    .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json']).default('terminal'))
    .action(async (options: Record<string, unknown>) => (await import('../command/version.ts')).version(options, version));

  program.command('init')
    .description('look at a folder and write a commented assay.yaml')
    .argument('[folder]', 'the product’s folder', '.')
    .option('--print', 'print it instead of writing it')
    .action(async (folder: string, options: Record<string, unknown>) => (await import('../command/init.ts')).init(folder, options));

  program.command('inspect')
    .description('say what a file is, what it says, and what is wrong with it')
    .argument('<file>', 'any file')
    .option('--with <paths...>', 'files or folders to compare it with: end-of-life dates (endoflife.date), advisories on packages (OSV), exploited vulnerabilities')
    .addOption(new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal'))
    .option('--mapping <file>', 'for a log in JSON lines in words of its own: what its keys mean (YAML)')
    .action(async (file: string, options: Record<string, unknown>) => (await import('../command/inspect.ts')).inspect(file, options));

  program.command('stats')
    .description('count an export of accounts, installations, rights or protocols, and withhold small counts')
    .argument('<file>', 'the export; it stays where it is')
    .option('--period <period>', 'the time that an export without a date speaks of: 2026-05, 2026-Q2')
    .option('--output <file>', 'write the table (CSV) to a file')
    .action(async (file: string, options: Record<string, unknown>) => (await import('../command/stats.ts')).stats(file, options));

  program.command('explain')
    .description('explain a requirement or a check')
    .argument('<id>', 'for example pledge/vdp or security-txt-is-current')
    .action(async (id: string) => (await import('../command/explain.ts')).explain(id));

  program.command('catalog')
    .description('list, filter and export the requirements')
    .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json', 'cyclonedx', 'oscal']).default('terminal'))
    .option('--source <document>', 'pledge, white-paper or demand-guide')
    .option('--audience <who>', 'manufacturer or customer')
    .option('--coverage <how>', 'full, partial, person or nobody-yet')
    .option('--search <words>', 'only requirements that hold these words')
    .option('--output <file>', 'write it to a file')
    .action(async (options: Record<string, unknown>) => (await import('../command/catalog.ts')).catalog(options));

  program.command('diff')
    .description('compare two assessments (JSON), or two dossiers')
    .argument('<before>', 'the earlier one: a file, or the folder of a dossier')
    .argument('<after>', 'the later one')
    .option('--at <time>', 'verify dossiers as at this time (RFC 3339)')
    .option('--data <folder>', 'where publishers are remembered; without it ASSAY_DATA or the user’s data folder')
    .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json']).default('terminal'))
    .action(async (before: string, after: string, options: Record<string, unknown>) => (await import('../command/diff.ts')).diff(before, after, options));

  addSbomCommands(program, version);
  addVendorCommands(program, version);
  addAuditCommands(program);
  addCaseCommands(program);
  addCveCommands(program);
  addWatchCommands(program, version);
  addDossierCommands(program, version);
  addStateCommands(program);
  addWorkspaceCommands(program, version);

  addKeyCommands(program);
  return program;
}

/**
 * Reads the command line and runs what it asks for.
 * @returns the exit code where the command line was wrong or asked for help; the command sets its own
 */
export async function runAsked(version: string): Promise<number | undefined> {
  try {
    await wholeProgram(version).parseAsync();
    return undefined;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    return problem.exitCode === 0 ? exitCodes.fine.code : exitCodes.usage.code;
  }
}
