import { about, perhaps, type LogProduct } from '../product.ts';

/** Netskope audit events of administrators. */
export const netskope: LogProduct = {
  id: 'netskope-audit-log',
  name: 'Netskope audit log',
  time: ['timestamp', '_insertion_epoch_timestamp'],
  action: [['audit_log_event']],
  actor: ['user', 'ur_normalized'],
  target: ['supporting_data', 'appcategory', 'organization_unit', 'type'],
  source: ['srcip', 'src_ip', 'userip'],
  correlation: ['_id'],
  outcome: [],
  actions: [
    about('identity', 'failed-sign-in', ['*Login Failed*', '*failed login*']),
    about('identity', 'sign-in', ['*Login Successful*', 'Login*']),
    about('identity', 'credential', ['*token*', '*password*', '*API key*']),
    about('identity', 'role', ['*role*', '*permission*', '*admin*']),
    about('identity', 'account', ['*user*']),
    about('configuration', ['logging', 'setting'], ['*log export*', '*log shipper*']),
    about('data', 'read', ['*export*', '*download*', '*view*']),
    about('configuration', 'setting', ['*policy*', '*setting*', '*profile*', 'Edit*', 'Create*', 'Delete*', 'Update*', 'Enable*', 'Disable*']),
    perhaps(['configuration', 'data'], ['*']),
  ],
};
