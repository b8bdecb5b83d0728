import type { ZeroTrustLine } from './line.ts';

/** The seven tenets of zero trust (NIST SP 800-207, section 2.1), in their order and in our words. */
export const tenets: readonly ZeroTrustLine[] = [
  {
    asked: 'Every source of data and every service counts as a resource.',
    done: 'Each product, release, file, assessment, account, provider and setting is an object of its own that an act names; there is no way to the data but acts.',
    places: [{ file: 'src/workspace/act.ts' }, { file: 'docs/generated/roles.md' }],
    left: 'The database, the bucket and the backups are resources too: give them keys and networks of their own.',
  },
  {
    asked: 'All communication is protected, wherever in the network it happens.',
    done: 'Beyond loopback nothing is listened on without a certificate or a trusted proxy. Connections out check certificate and address, those to PostgreSQL and S3 too; the way between proxy and workspace is loopback.',
    places: [{ file: 'src/server/listener/listening-rule.ts' }, { file: 'src/net' }, { file: 'docs/security/connections.md' }, { setting: 'certificateFile' }],
    left: 'The certificate, and the link between proxy and workspace where they are not on one machine.',
  },
  {
    asked: 'Access to a resource is given for a session at a time.',
    done: 'Sessions end after 30 minutes without use and after 12 hours; an act that can harm wants a passkey shown within 5 minutes. Tokens are narrowed to acts and products and end.',
    places: [{ setting: 'sessionIdleMinutes' }, { setting: 'sessionHours' }, { setting: 'stepUpMinutes' }, { setting: 'tokenDaysMost' }],
    left: 'Nothing as it comes; a loosened value is a decision of yours.',
  },
  {
    asked: 'Access follows a policy that looks at who asks, with what, and in which state.',
    done: 'Policies in files decide each act from role, product, kind of sign-in, age of the shown passkey and state of the account. What no policy permits is refused.',
    places: [{ file: 'src/workspace/policy' }, { file: 'docs/generated/roles.md' }],
    left: 'The state of devices is for the sign-in provider to judge: connect one that does, and let it refuse.',
  },
  {
    asked: 'The owner watches how sound all assets are.',
    done: 'The posture page and chimes tell what is loosened, old, expiring, failing or never tried. The parts of the program are listed in an SBOM that it serves.',
    places: [{ file: 'src/settings/chimes.ts' }, { file: 'docs/security/assay.cdx.json' }],
    left: 'The machines, the runtime’s updates, and looking at the chimes.',
  },
  {
    asked: 'Who asks is authenticated and authorised strictly, before anything is given, and again as things change.',
    done: 'Passkeys with user verification; every request asks the policies anew and no decision is kept; a changed role or a deactivated account ends its sessions.',
    places: [{ file: 'src/workspace/door.ts' }, { file: 'src/identity/authenticate.ts' }, { file: 'docs/workspace/signing-in.md' }],
    left: 'Who gets which role, and the review of rights that nobody uses (the workspace lists them).',
  },
  {
    asked: 'As much as possible is gathered about assets, network and use, and serves to improve.',
    done: 'Every act leaves an entry in a chained, signed log for 400 days, which streams to a collector; metrics tell load, refusals and delays.',
    places: [{ setting: 'auditRetentionDays' }, { setting: 'auditSyslog' }, { setting: 'metricsPort' }, { file: 'docs/workspace/audit-log.md' }],
    left: 'The collector, its alerts, and the network’s own records.',
  },
];
