import type { LogArea } from '../../../model/evidence/audit-log.ts';

/** Areas that events of one `event.category` belong to, or may belong to. */
interface CategoryAreas {
  readonly areas?: readonly LogArea[];
  readonly possible?: readonly LogArea[];
}

/** The allowed values of `event.category` (Elastic Common Schema, categorization fields); the areas are our reading of them. */
export const ecsCategories: Readonly<Record<string, CategoryAreas>> = {
  api: { possible: ['configuration', 'data'] },
  authentication: { areas: ['identity'] },
  configuration: { areas: ['configuration'] },
  database: { areas: ['data'] },
  driver: {},
  email: { possible: ['data'] },
  file: { possible: ['data'] },
  host: {},
  iam: { areas: ['identity'] },
  intrusion_detection: {},
  library: {},
  malware: {},
  network: { areas: ['network'] },
  package: { possible: ['configuration'] },
  process: {},
  registry: { areas: ['configuration'] },
  session: { areas: ['identity'] },
  threat: {},
  vulnerability: {},
  web: { possible: ['data'] },
};

/** The allowed values of `event.type`. */
export const ecsTypes: ReadonlySet<string> = new Set([
  'access',
  'admin',
  'allowed',
  'change',
  'connection',
  'creation',
  'deletion',
  'denied',
  'device',
  'end',
  'error',
  'group',
  'indicator',
  'info',
  'installation',
  'protocol',
  'start',
  'user',
]);

/** Fields that give what a responder needs; any one that is neither null nor empty will do. */
export const ecsFields = {
  actor: ['user.name', 'user.id', 'user.email', 'client.user.name', 'client.user.id', 'source.user.name', 'source.user.id', 'service.origin.name'],
  target: [
    'user.target.name',
    'user.target.id',
    'user.target.email',
    'user.changes.name',
    'group.name',
    'group.id',
    'destination.ip',
    'destination.domain',
    'destination.address',
    'destination.user.name',
    'server.ip',
    'server.domain',
    'server.address',
    'file.path',
    'file.name',
    'url.full',
    'url.original',
    'url.path',
    'url.domain',
    'registry.path',
    'registry.key',
    'package.name',
    'process.name',
    'orchestrator.resource.name',
    'orchestrator.resource.id',
    'service.target.name',
    'service.name',
    'dns.question.name',
    'email.to.address',
    'entity.id',
  ],
  source: ['source.ip', 'source.domain', 'source.address', 'source.mac', 'client.ip', 'client.domain', 'client.address', 'client.mac'],
  correlation: ['trace.id', 'transaction.id', 'span.id', 'http.request.id', 'network.community_id', 'process.session_leader.entity_id'],
} as const;
