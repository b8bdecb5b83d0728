/**
 * The folders of `src/`, what each is for, and which others it may import.
 * The linter's configuration and ARCHITECTURE.md's table are generated from here, so that neither can drift.
 */
export interface Room {
  readonly purpose: string;
  /** Folders that its files may import besides their own. */
  readonly mayImport: readonly string[];
  /** Why the others are out of reach. */
  readonly reason: string;
  /** Pure: no clock, randomness, network, file or process. */
  readonly isPure: boolean;
  /** Pure, and yet it hashes and signs with WebCrypto, which gives the same result for the same input; never its randomness. */
  readonly usesWebCrypto?: boolean;
}

export const rooms: Readonly<Record<string, Room>> = {
  model: { purpose: 'the vocabulary: evidence kinds, finding, verdict, measure; types and tiny pure helpers', mayImport: [], reason: 'every other folder speaks these words, so they may depend on none', isPure: true },
  catalog: { purpose: 'the requirements as typed data, one file per group of a source', mayImport: ['model', 'check'], reason: 'requirements are data; of checks they know only the ids', isPure: true },
  check: { purpose: 'one file per check: evidence in, findings out', mayImport: ['model'], reason: 'a check knows no framework, so that any catalogue can use it', isPure: true },
  judge: { purpose: 'runs checks, joins findings into one verdict per requirement', mayImport: ['model', 'catalog', 'check'], reason: 'verdicts must follow from evidence, rules and time alone', isPure: true },
  read: { purpose: 'one folder per format: bytes to evidence', mayImport: ['model'], reason: 'readers also run in a visitor’s browser', isPure: true },
  net: { purpose: 'the one guarded way out: address filter, limits on time, size and redirects', mayImport: ['model'], reason: 'it opens connections and knows nothing of what is fetched', isPure: false },
  collect: { purpose: 'gets the bytes: folder, git, archive', mayImport: ['model', 'read'], reason: 'bytes come before meaning: a collector judges nothing', isPure: false },
  analyser: { purpose: 'reads hostile files in disposable child processes without permissions', mayImport: ['model', 'read', 'collect', 'sigstore'], reason: 'what a child may load, hostile bytes may reach', isPure: false },
  'cve-list': { purpose: 'the CVE Program’s list as a local index: import, figures by issuer and product', mayImport: ['model', 'read', 'collect', 'analyser'], reason: 'an index holds facts of records and judges nobody', isPure: false },
  attest: { purpose: 'canonical JSON, statement, envelope, signature, publication log: made and verified', mayImport: ['model'], reason: 'a visitor’s browser verifies with the same code', isPure: true, usesWebCrypto: true },
  sigstore: { purpose: 'Sigstore bundles verified offline against a trusted root', mayImport: ['model', 'read', 'attest'], reason: 'the reading process and whoever verifies a dossier look at bundles with the same code', isPure: false },
  report: { purpose: 'verdicts to formats, each with the escape of its place', mayImport: ['model', 'catalog'], reason: 'formats are views of one model; none may look anything up', isPure: true },
  assess: { purpose: 'the pipeline in one call; what the library exports', mayImport: ['model', 'catalog', 'check', 'judge', 'read', 'collect', 'analyser', 'sigstore', 'report'], reason: 'the only place that joins the stages of a maker’s assessment', isPure: false },
  vendor: { purpose: 'the vendor view: what can be known about a maker without asking, what to ask, what changed', mayImport: ['model', 'catalog', 'check', 'judge', 'read', 'collect', 'analyser', 'assess', 'net', 'cve-list'], reason: 'it joins looking, reading and judging; printing is for the command', isPure: false },
  dossier: { purpose: 'publishing what was assessed, and checking again what was published: keys, log, folder, verification', mayImport: ['model', 'catalog', 'check', 'judge', 'read', 'collect', 'analyser', 'assess', 'net', 'attest', 'sigstore', 'report'], reason: 'it joins assessing and attesting; printing is for the command', isPure: false },
  web: { purpose: 'pages of a published dossier, and the program that checks it again in a visitor’s browser', mayImport: ['model', 'catalog', 'check', 'judge', 'read', 'analyser', 'assess', 'attest', 'dossier', 'report'], reason: 'it may import of other rooms only what runs in a browser: a build without Node’s modules proves it', isPure: false },
  store: { purpose: 'the workspace’s state: tables, migrations, queries narrowed to one organisation; SQLite or PostgreSQL; bytes of evidence', mayImport: ['model'], reason: 'it keeps rows and bytes and knows no rule about them', isPure: false },
  settings: { purpose: 'the register of settings: defaults, what each protects, what loosening it risks; configuration read and checked', mayImport: ['model', 'read'], reason: 'settings are data that every room of the workspace may read', isPure: false },
  audit: { purpose: 'the audit log: chain, signed checkpoints, export, verification, streams', mayImport: ['model', 'attest', 'store', 'settings', 'net'], reason: 'a log records acts and takes part in none', isPure: false },
  identity: { purpose: 'who somebody is: passkeys, single sign-on, sessions, tokens, directory', mayImport: ['model', 'read', 'store', 'settings', 'net'], reason: 'it says who acts, never what they may do', isPure: false },
  workspace: { purpose: 'what people do: acts, each authorised, run and logged through one door', mayImport: ['model', 'catalog', 'check', 'judge', 'read', 'collect', 'analyser', 'assess', 'report', 'attest', 'dossier', 'vendor', 'cve-list', 'net', 'store', 'settings', 'audit', 'identity', 'web'], reason: 'acts know neither requests nor pages', isPure: false },
  pages: { purpose: 'the workspace’s pages: what an act gave, as HTML', mayImport: ['model', 'catalog', 'report', 'settings', 'identity', 'audit', 'workspace'], reason: 'a page shows what it is given and looks nothing up', isPure: true },
  server: { purpose: 'HTTP: listening, routes, headers, limits, jobs', mayImport: ['model', 'read', 'report', 'store', 'settings', 'audit', 'identity', 'workspace', 'pages', 'web', 'dossier', 'net', 'assess'], reason: 'a route names an act; it decides nothing', isPure: false },
  cli: { purpose: 'arguments, printing, exit codes', mayImport: ['model', 'catalog', 'check', 'report', 'assess', 'net', 'cve-list', 'vendor', 'attest', 'sigstore', 'dossier', 'web', 'store', 'settings', 'audit', 'identity', 'workspace', 'server'], reason: 'a command prints what the pipeline returns', isPure: false },
};
