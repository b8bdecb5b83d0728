import type { Command } from 'commander';

/** Options of every command that looks at a maker now. */
export function addLookOptions(command: Command): Command {
  return command
    .option('--name <name>', 'the maker’s name as CVE records write it; without it the first part of the domain')
    .option('--product <product>', 'one product of the maker')
    .option('--signed <day>', 'the day on which the maker signed the pledge')
    .option('--page <kind=address...>', 'a page of the maker that you know: price=https://…, threat-model=https://…, sbom=https://…')
    .option('--package <name...>', 'a published package, npm:name or npm:name@version')
    .option('--registry <address>', 'where packages are looked up; without it the environment variable npm_config_registry')
    .option('--aggregator <address...>', 'a list of CSAF providers to look the maker up in')
    .option('--repository <path>', 'a clone or archive of the maker’s source repository')
    .option('--data <folder>', 'where captures are kept; without it ASSAY_DATA or the user’s data folder')
    .option('--list <folder>', 'where the index of CVE records lies; without it in the data folder')
    .option('--issuers <file>', 'your own table of issuers of CVE records (JSON)')
    .option('--maker-issuer <shortName...>', 'short names of issuers that are the maker’s own')
    .option('--exploited <file>', 'a catalogue of exploited vulnerabilities (KEV, JSON)')
    .option('--capture <folder>', 'where this capture is written; an empty or new folder')
    .option('--allow-host <host...>', 'an exception by name: a host that may be private (name), or that is elsewhere (name=address:port)')
    .option('--proxy <address>', 'an HTTP proxy that every request goes through')
    .option('--name-server <address...>', 'name servers to ask instead of the system’s')
    .option('--authority <file>', 'certificates (PEM) that are trusted besides the well-known ones');
}
