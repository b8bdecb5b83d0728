import { Option, type Command } from 'commander';
import { addLookOptions } from './look-options.ts';

/** `assay watch`: makers that are looked at again and again. */
export function addWatchCommands(program: Command, version: string): void {
  const watch = addLookOptions(program.command('watch'))
    .description('look again at the makers on your watch list: what changed, went stale or is due')
    .addOption(new Option('--format <format>', 'how the report is written').choices(['terminal', 'json', 'markdown']).default('terminal'))
    .option('--output <file>', 'write the report to a file')
    .option('--fail-on <what>', 'exit with 1 when there is one of these: change,stale,overdue')
    .option('--schedule <schedule>', 'until when exploited vulnerabilities shall be fixed: your own file, or bod-26-04')
    .option('--at <time>', 'tell staleness and deadlines as at this time (RFC 3339)')
    .action(async (options: Record<string, unknown>) => (await import('../command/watch-run.ts')).watchRun(options, version));
  const dataOption = (): Option => new Option('--data <folder>', 'where the list lies; without it ASSAY_DATA or the user’s data folder');

  watch.command('add')
    .description('put a maker, or one product of it, on the list')
    .argument('<domain>', 'the maker’s domain')
    .requiredOption('--vendor <name...>', 'its names as CVE records write them')
    .option('--product <product>', 'one product')
    .addOption(new Option('--exposed <how>', 'whether your installation is open to the public').choices(['yes', 'no', 'unknown']).default('unknown'))
    .addOption(dataOption())
    .action(async (domain: string, options: { readonly vendor: readonly string[] }) => (await import('../command/watch-list.ts')).watchAdd(domain, options));

  watch.command('remove')
    .description('take a maker, or one product of it, off the list')
    .argument('<domain>')
    .option('--product <product>', 'one product')
    .addOption(dataOption())
    .action(async (domain: string, options: Record<string, unknown>) => (await import('../command/watch-list.ts')).watchRemove(domain, options));

  watch.command('fixed')
    .description('note that a vulnerability is fixed on your side')
    .argument('<domain>')
    .argument('<cve>', 'such as CVE-2026-1234')
    .option('--product <product>', 'one product')
    .option('--at <day>', 'the day of the fix; today when left out')
    .addOption(dataOption())
    .action(async (domain: string, cve: string, options: Record<string, unknown>) => (await import('../command/watch-list.ts')).watchFixed(domain, cve, options));

  watch.command('list')
    .description('print the list')
    .addOption(dataOption())
    .action(async (options: Record<string, unknown>) => (await import('../command/watch-list.ts')).watchShow(options));
}
