import { about, perhaps, within, type LogProduct } from '../product.ts';

/** OneLogin events API; an event type is a number of its list of event resources. */
export const oneLogin: LogProduct = {
  id: 'onelogin-event',
  name: 'OneLogin event',
  time: ['created_at', 'event_timestamp'],
  action: [['event_type_id']],
  actor: ['actor_user_id', 'actor_user_name', 'actor_system'],
  target: ['user_id', 'user_name', 'app_id', 'role_id', 'resource_type_id', 'object_id'],
  source: ['ipaddr', 'proxy_ip'],
  correlation: ['uuid', 'id'],
  outcome: [{ at: 'error_description', failures: ['*'] }, { at: 'event_type_id', failures: ['6', '9', '77', '901', '905'], successes: ['5', '8', '400', '900'] }],
  actions: [
    about('identity', 'sign-in', ['5', '8', '400', '900']),
    about('identity', 'failed-sign-in', ['6', '9', '77', '901', '905']),
    about('identity', 'second-factor', ['24', '1000', '1001', '1002']),
    about('identity', 'credential', ['10', '11', '12', '22', '23', '116', '122', '149', '171', '240', '2000', '2001']),
    about('identity', 'account', ['13', '14', '15', '16', '17', '19', '21', '553', '554', '555', '556']),
    about('identity', 'role', ['1', '2', '3', '30', '31', '32', '72', '73', '145', '211', '212']),
    within('identity', ['7', '25', '90', '91']),
    perhaps(['configuration', 'identity'], ['*']),
  ],
};
