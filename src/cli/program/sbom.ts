import { Option, type Command } from 'commander';

/** `assay sbom`: bills of materials side by side. */
export function addSbomCommands(program: Command, version: string): void {
  const sbom = program.command('sbom').description('compare bills of materials, and join several to one');

  sbom.command('diff')
    .description('say which components came, went, or changed version or licence between two bills, in whatever form each is written')
    .argument('<before>', 'the earlier bill')
    .argument('<after>', 'the later one')
    .addOption(new Option('--format <format>', 'how it is written').choices(['terminal', 'json']).default('terminal'))
    .action(async (before: string, after: string, options: Record<string, unknown>) => (await import('../command/sbom-diff.ts')).sbomDiff(before, after, options));

  sbom.command('merge')
    .description('join bills to one CycloneDX document (1.6)')
    .argument('<files...>', 'the bills')
    .requiredOption('--name <name>', 'what the merged bill is about')
    .option('--release <version>', 'its version')
    .option('--at <time>', 'when it is made (RFC 3339), for a repeatable result')
    .option('--output <file>', 'write it to a file')
    .action(async (files: readonly string[], options: Record<string, unknown>) => (await import('../command/sbom-merge.ts')).sbomMerge(files, options, version));
}
