import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Notion audit log, events as they are streamed (under `event`). */
export const notion: LogProduct = {
  id: 'notion-audit-log',
  name: 'Notion audit log',
  time: ['event/timestamp', 'timestamp'],
  action: [['event/type', 'type']],
  actor: ['event/actor/id', 'event/actor/person/email', 'actor/id'],
  target: ['event/details', 'event/workspace_id', 'details', 'workspace_id'],
  source: ['event/ip_address', 'ip_address'],
  correlation: ['event/id', 'id'],
  outcome: [],
  actions: [
    about('identity', 'sign-in', ['user.login']),
    about('identity', 'credential', ['*token*', 'user.settings.login_method.*', '*password*', 'user.settings.mfa*', 'user.settings.passkey*']),
    about('identity', 'role', ['*.permissions.*', '*role_updated', '*member_added', '*member_removed', '*.guest_*']),
    about('identity', 'account', ['workspace.*member*', 'user.*deleted', 'user.*created', 'scim.*', 'user.account*']),
    about('data', 'read', ['*exported', '*viewed', '*downloaded', '*shared*', '*.file_download*']),
    about('configuration', ['logging', 'setting'], ['*audit_log*']),
    about('data', 'change', ['page.*', 'database.*']),
    about('configuration', 'setting', ['workspace.*', 'teamspace.*', '*.settings.*']),
    within('identity', ['user.*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
