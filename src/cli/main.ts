import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { terminal } from '../report/escape/terminal.ts';
import { exitCodes } from './exit-codes.ts';
import { CommandFailure, complain } from './print.ts';
import { addCveCommands } from './program/cve.ts';
import { addVendorCommands } from './program/vendor.ts';
import { addWatchCommands } from './program/watch.ts';

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
  .option('--quiet', 'print no progress')
  .option('--serve [port]', 'also serve the HTML report on this machine only')
  .action(async (folder: string, options: Record<string, unknown>) => (await import('./command/check.ts')).check(folder, options, version));

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
  .description('compare two assessments (JSON)')
  .argument('<before>', 'the earlier one')
  .argument('<after>', 'the later one')
  .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json']).default('terminal'))
  .action(async (before: string, after: string, options: Record<string, unknown>) => (await import('./command/diff.ts')).diff(before, after, options));

addVendorCommands(program, version);
addCveCommands(program);
addWatchCommands(program, version);

// A reader that closes early (`assay catalog | head`) ends the command, and is no failure.
process.stdout.on('error', (problem) => {
  if ('code' in problem && problem.code === 'EPIPE') process.exit();
  throw problem;
});

try {
  await program.parseAsync();
} catch (problem) {
  process.exitCode = codeOf(problem);
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
