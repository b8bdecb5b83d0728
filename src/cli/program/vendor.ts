import { Option, type Command } from 'commander';
import { addLookOptions } from './look-options.ts';

/** `assay vendor` and `assay compare`: what can be known about makers without asking them. */
export function addVendorCommands(program: Command, version: string): void {
  addLookOptions(program.command('vendor'))
    .description('look at what a maker shows to everybody: what is known, and what remains to ask')
    .argument('[domain]', 'the maker’s domain, such as acme.example')
    .option('--from <capture>', 'look at a saved capture again, without any connection')
    .addOption(new Option('--format <format>', 'how the report is written').choices(['terminal', 'json', 'html']).default('terminal'))
    .option('--output <file>', 'write the report to a file')
    .option('--questions <file>', 'write the questions that remain as a workbook (.xlsx)')
    .option('--case <file>', 'write a case file (JSON) that later answers are kept in')
    .option('--all', 'print every quote, figure and question')
    .action(async (domain: string | undefined, options: Record<string, unknown>) => (await import('../command/vendor.ts')).vendor(domain, options, version));

  program.command('compare')
    .description('put makers side by side on the same rules')
    .argument('<vendor...>', 'two to eight: saved captures, or domains that were looked at before')
    .option('--data <folder>', 'where captures lie; without it ASSAY_DATA or the user’s data folder')
    .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json', 'html']).default('terminal'))
    .option('--output <file>', 'write it to a file')
    .option('--all', 'print every requirement')
    .action(async (vendors: readonly string[], options: Record<string, unknown>) => (await import('../command/compare.ts')).compare(vendors, options, version));
}
