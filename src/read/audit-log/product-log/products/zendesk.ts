import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Zendesk audit logs API; what was changed stands before the action. */
export const zendesk: LogProduct = {
  id: 'zendesk-audit-log',
  name: 'Zendesk audit log',
  time: ['created_at'],
  action: [['source_type'], ['action', 'action_label']],
  actor: ['actor_id', 'actor_name'],
  target: ['source_id', 'source_label'],
  source: ['ip_address'],
  correlation: ['id'],
  outcome: [],
  actions: [
    about('identity', 'sign-in', ['* login', 'user login*', '* session*']),
    about('identity', 'credential', ['api_token *', 'oauth* *', '*password *', '*token *']),
    about('identity', ['role', 'account'], ['user *', 'user_setting *', 'user_identity *', 'permission*', 'role *', 'membership *', 'group*']),
    about('data', 'read', ['* export*', '*view*']),
    about('data', 'change', ['ticket *', 'attachment *', 'organization *']),
    about('configuration', 'setting', ['account *', 'account_setting *', '*setting *', 'rule *', 'trigger *', 'automation *', 'app_installation *', 'webhook *', 'macro *', 'brand *', '* update', '* create', '* destroy']),
    within('identity', ['*identity*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
