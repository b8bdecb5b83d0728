import { about, type LogProduct } from '../product.ts';

/** 1Password events API, item usage. */
export const onePasswordItems: LogProduct = {
  id: '1password-item-usage',
  name: '1Password item usage',
  time: ['timestamp'],
  action: [['action', 'item_uuid']],
  actor: ['user/uuid', 'user/email'],
  target: ['item_uuid', 'vault_uuid'],
  source: ['client/ip_address'],
  correlation: ['uuid'],
  outcome: [],
  actions: [about('data', 'change', ['create', 'update', 'delete', 'move', 'archive']), about('data', 'read', ['fill', 'reveal', 'secure-copy', 'export', 'share', 'select-sso-provider', 'enter-item-edit-mode', 'other', 'server-*', '*'])],
};

/** 1Password events API, sign-in attempts. */
export const onePasswordSignIns: LogProduct = {
  id: '1password-sign-in',
  name: '1Password sign-in attempt',
  time: ['timestamp'],
  action: [['type', 'category']],
  actor: ['target_user/uuid', 'target_user/email'],
  target: ['client/app_name', 'target_user/uuid'],
  source: ['client/ip_address'],
  correlation: ['session_uuid', 'uuid'],
  outcome: [{ at: 'category', failures: ['*failed', 'firewall_failed', 'modern_version_failed'] }],
  actions: [about('identity', 'second-factor', ['mfa_*', '*_mfa']), about('identity', 'sign-in', ['*'])],
};
