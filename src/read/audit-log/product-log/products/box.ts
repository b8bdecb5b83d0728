import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Box enterprise events (`admin_logs`). They have no outcome but for sign-ins: what failed has another name. */
export const box: LogProduct = {
  id: 'box-event',
  name: 'Box event',
  time: ['created_at'],
  action: [['event_type']],
  actor: ['created_by/id', 'created_by/login'],
  target: ['source/item_id', 'source/id', 'source/folder_id', 'source', 'accessible_by', 'additional_details'],
  source: ['ip_address'],
  correlation: ['session_id', 'event_id'],
  outcome: [{ at: 'event_type', failures: ['FAILED_*'], successes: ['LOGIN', 'ADMIN_LOGIN'] }],
  actions: [
    about('identity', 'failed-sign-in', ['FAILED_LOGIN']),
    about('identity', 'sign-in', ['LOGIN', 'ADMIN_LOGIN', 'ADD_LOGIN_ACTIVITY_DEVICE']),
    about('identity', 'credential', ['*_PASSWORD*', 'APPLICATION_PUBLIC_KEY_*', 'OAUTH2_*', '*TOKEN*', '*MULTI_FACTOR*']),
    about('identity', 'role', ['CHANGE_ADMIN_ROLE', 'GROUP_ADD_USER', 'GROUP_REMOVE_USER', 'ACCESS_GRANTED', 'ACCESS_REVOKED', 'COLLABORATION_*', 'GROUP_ADD_ITEM', 'CHANGE_FOLDER_PERMISSION']),
    about('identity', 'account', ['NEW_USER', 'DELETE_USER', 'EDIT_USER', 'GROUP_CREATION', 'GROUP_DELETION']),
    about('data', 'read', ['DOWNLOAD', 'PREVIEW', 'ITEM_OPEN', 'ITEM_SHARED*', 'SHARE', 'COPY', 'CONTENT_ACCESS', 'ITEM_SYNC', 'FILE_DOWNLOAD*', 'REPORT_EXPORT*']),
    about('data', 'change', ['UPLOAD', 'DELETE', 'EDIT', 'MOVE', 'RENAME', 'UNDELETE', 'CREATE', 'FILE_*', 'CONTENT_WORKFLOW_UPLOAD*', 'ITEM_*', 'LOCK', 'UNLOCK']),
    about('configuration', 'setting', ['*_POLICY_*', 'ENTERPRISE_*', 'RETENTION_*', 'CONTENT_WORKFLOW_*', 'DEVICE_TRUST_*', 'SHIELD_*_UPDATE', 'APPLICATION_*', 'SETTINGS_*']),
    within('data', ['SHIELD_ALERT', 'METADATA_*', 'TASK_*', 'COMMENT_*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
