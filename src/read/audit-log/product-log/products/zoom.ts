import { about, perhaps, type LogProduct } from '../product.ts';

/** Zoom operation logs report; the category stands before the action. */
export const zoom: LogProduct = {
  id: 'zoom-operation-log',
  name: 'Zoom operation log',
  time: ['time'],
  action: [['category_type'], ['action']],
  actor: ['operator'],
  target: ['operation_detail'],
  source: ['ip_address'],
  correlation: [],
  outcome: [],
  actions: [
    about('identity', 'role', ['Role *', 'User Group *', 'Admin *']),
    about('identity', 'account', ['User Add', 'User Delete', 'User Batch *', 'User SCIM*', 'User *']),
    about('data', 'read', ['Recording Download', 'Recording View', 'Recording Share']),
    about('data', 'change', ['Recording *', 'Meeting *', 'Webinar *']),
    about('configuration', 'setting', ['Account *', 'Group *', 'IM *', 'Zoom Rooms *', 'Phone *', 'Marketplace *', 'App *', 'Security *']),
    perhaps(['configuration', 'identity'], ['*']),
  ],
};
