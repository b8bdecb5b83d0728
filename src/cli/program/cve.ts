import { Option, type Command } from 'commander';

/** `assay cve`: the CVE list on this machine. */
export function addCveCommands(program: Command): void {
  const cve = program.command('cve')
    .description('the CVE Program’s list of records, kept on this machine: import, issuers, makers and products');
  const listOption = (): Option => new Option('--list <folder>', 'where the index lies; without it below ASSAY_DATA or the user’s data folder');
  const cveFormat = (): Option => new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal');
  const issuersOption = (): Option => new Option('--issuers <file>', 'your own table of issuers (JSON), which counts before the one that comes along');

  cve.command('import')
    .description('take a list of CVE records into the index; again, only what has changed')
    .argument('<from>', 'a folder, a zip or tar.gz archive, a file with a record on each line, or a bare Git mirror')
    .addOption(listOption())
    .addOption(cveFormat())
    .option('--quiet', 'print no progress')
    .action(async (from: string, options: Record<string, unknown>) => (await import('../command/cve-import.ts')).cveImport(from, options));

  cve.command('update')
    .description('bring the index up to date')
    .argument('[from]', 'an archive of changes or a mirror; without it where the list was imported from')
    .addOption(listOption())
    .addOption(cveFormat())
    .option('--quiet', 'print no progress')
    .action(async (from: string | undefined, options: Record<string, unknown>) => (await import('../command/cve-import.ts')).cveUpdate(from, options));

  cve.command('issuers')
    .description('list everybody who issued a record, with kind and figures')
    .addOption(listOption())
    .addOption(issuersOption())
    .addOption(cveFormat())
    .action(async (options: Record<string, unknown>) => (await import('../command/cve-issuers.ts')).cveIssuers(options));

  cve.command('product')
    .description('say what the records tell that name a maker or product: issued by the maker, and by others')
    .argument('<vendor>', 'the maker as records name it')
    .argument('[product]', 'one of its products')
    .addOption(listOption())
    .addOption(issuersOption())
    .option('--maker-issuer <shortName...>', 'short names of issuers that are the maker’s own')
    .option('--signed <day>', 'when the maker signed the pledge; figures then also before and after')
    .option('--exploited <file>', 'a catalogue of exploited vulnerabilities (KEV, JSON)')
    .option('--quarters', 'also by quarter')
    .addOption(cveFormat())
    .action(async (vendor: string, product: string | undefined, options: Record<string, unknown>) => (await import('../command/cve-product.ts')).cveProduct(vendor, product, options));
}
