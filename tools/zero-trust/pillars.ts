import type { ZeroTrustLine } from './line.ts';

/** A pillar of the Zero Trust Maturity Model of CISA, version 2.0, with its functions in our words. The model's stages are an organisation's, so none is named. */
export interface Pillar {
  readonly title: string;
  readonly functions: readonly ZeroTrustLine[];
}

export const pillars: readonly Pillar[] = [
  {
    title: 'Identity',
    functions: [
      { asked: 'Authentication', done: 'Passkeys, which can’t be fished; no second factor can be switched off for who may change something; single sign-on over OIDC and SAML.', places: [{ file: 'docs/workspace/signing-in.md' }, { setting: 'passwordSignIn' }], left: 'Two passkeys for each administrator.' },
      { asked: 'Identity stores', done: 'Accounts of its own, or from a provider and a directory (SCIM).', places: [{ file: 'src/identity/provider' }, { file: 'docs/workspace/directory.md' }, { setting: 'newAccountsFromProviders' }], left: 'One provider for all your services.' },
      { asked: 'Risk', done: 'Failed sign-ins are counted and slowed without locking others out; each entry of the log has the address it came from.', places: [{ file: 'src/identity/attempts.ts' }], left: 'Judging behaviour over time: by provider and collector.' },
      { asked: 'Access management', done: 'Roles with the least rights, per product, with an end; rights that nobody uses are listed; sensitive acts want a fresh passkey.', places: [{ file: 'docs/generated/roles.md' }, { setting: 'stepUpMinutes' }], left: 'Reviews.' },
    ],
  },
  {
    title: 'Devices',
    functions: [
      { asked: 'Compliance of devices', done: 'Nothing: the workspace sees a browser and no device.', places: [], left: 'Conditions at the sign-in provider, or client certificates at the proxy.' },
      { asked: 'Assets and supply chain', done: 'SBOM, pinned dependencies without install scripts, and the program’s own dossier.', places: [{ file: 'docs/security/assay.cdx.json' }, { file: 'package-lock.json' }], left: 'The images and machines that it runs on.' },
      { asked: 'Access of devices to resources', done: 'Passkeys bind a sign-in to a device that a person unlocked.', places: [{ file: 'src/identity/passkey' }], left: 'Which devices may hold passkeys.' },
      { asked: 'Protection of devices against threats', done: 'Pages run without inline script and under Trusted Types; uploads are never shown as what they claim to be.', places: [{ file: 'src/server/answer/security-headers.ts' }], left: 'Everything else on the device.' },
    ],
  },
  {
    title: 'Networks',
    functions: [
      { asked: 'Segmentation', done: 'One port in, on loopback until TLS or a proxy is there; the recipes put PostgreSQL on no network at all.', places: [{ file: 'deploy/compose/compose.yaml' }, { setting: 'listenAddress' }], left: 'The segments around it.' },
      { asked: 'Traffic', done: 'Requests are limited by source, account and kind of work, before anything is parsed; only named hosts are connected to.', places: [{ setting: 'requestsPerMinute' }, { setting: 'privateHostsAllowed' }], left: 'Limits of the network, and what it lets out.' },
      { asked: 'Encryption of traffic', done: 'TLS 1.2 and 1.3 with forward secrecy, in and out.', places: [{ file: 'src/server/listener/http-server.ts' }, { file: 'docs/security/cryptography.md' }], left: 'Certificates and their renewal.' },
      { asked: 'Resilience', done: 'A burst is shed with an answer that says when to come again; several servers share one PostgreSQL; any of them may end at any moment.', places: [{ file: 'docs/workspace/database.md' }, { file: 'test/faults' }], left: 'A balancer, and PostgreSQL that fails over.' },
    ],
  },
  {
    title: 'Applications and workloads',
    functions: [
      { asked: 'Access to applications', done: 'Each request is authorised anew by policies in files; nothing is allowed that none permits.', places: [{ file: 'src/workspace/policy' }], left: 'Nothing.' },
      { asked: 'Protection of applications against threats', done: 'The process holds few rights; files of others are read in processes without rights; the unit and the container take away more.', places: [{ file: 'src/server/process/hardening-flags.ts' }, { file: 'src/analyser' }, { file: 'deploy/systemd/assay.service' }], left: 'A filter in front, where you have one.' },
      { asked: 'Applications that can be reached safely from everywhere', done: 'It is made to stand on an open network: no trust in addresses, passkeys, TLS.', places: [{ file: 'src/server/listener/listening-rule.ts' }], left: 'The decision to let it.' },
      { asked: 'Secure development and delivery', done: 'Written down step by step, with what is not met.', places: [{ file: 'docs/security/ssdf-statement.md' }, { file: '.ci/run' }], left: 'Comparing what you install with what was published.' },
      { asked: 'Security tests', done: 'Tests of attacks, faults and limits run with each change.', places: [{ file: 'docs/security/lessons.md' }, { file: 'docs/security/asvs.md' }], left: 'Tests of your installation.' },
    ],
  },
  {
    title: 'Data',
    functions: [
      { asked: 'Inventory of data', done: 'Every table and kind of data is listed, and a test holds the list complete.', places: [{ file: 'docs/security/data.md' }], left: 'What the evidence itself holds.' },
      { asked: 'Categories of data', done: 'Each kind has a level of protection; personal data is left out of evidence where a reader can.', places: [{ file: 'docs/security/data.md' }], left: 'Your own classes.' },
      { asked: 'Availability of data', done: 'Backups while servers go on, read again at once; restore in one step; evidence by digest, damage is told.', places: [{ file: 'docs/workspace/database.md' }, { file: 'deploy/systemd/assay-backup.timer' }], left: 'Where backups lie, and a restore that you try.' },
      { asked: 'Access to data', done: 'Organisations are apart by type in the program and by row-level security in PostgreSQL; the server’s role there owns nothing.', places: [{ file: 'src/store/narrow.ts' }, { file: 'src/store/postgresql/row-level-security.ts' }, { setting: 'ownerDatabaseUrl' }], left: 'Who may reach the database besides.' },
      { asked: 'Encryption of data', done: 'Secrets are hashed or sealed; the key to them is in a backup only under a passphrase. Rows and evidence lie as they are.', places: [{ file: 'docs/decisions/0055-secrets-in-backups.md' }, { setting: 'secretFile' }], left: 'Encrypted disks and buckets.' },
    ],
  },
  {
    title: 'Across all pillars',
    functions: [
      { asked: 'Visibility', done: 'Chained log, OCSF streams, metrics, chimes.', places: [{ file: 'docs/workspace/audit-log.md' }, { setting: 'metricsPort' }], left: 'A collector that somebody looks at.' },
      { asked: 'Automation', done: 'Every act is in the API; configuration by file and environment; a directory can bring and take accounts.', places: [{ file: 'docs/generated/openapi.json' }, { file: 'docs/generated/settings.md' }], left: 'Your pipelines.' },
      { asked: 'Governance', done: 'Loosening needs a reason, a person and an end, and rings until then.', places: [{ file: 'docs/generated/loosening-guide.md' }], left: 'Who may accept what.' },
    ],
  },
];
