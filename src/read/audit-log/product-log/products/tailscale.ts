import { about, perhaps, type LogProduct } from '../product.ts';

/** Tailscale configuration audit log, as it is streamed (under `event`); what was changed stands before the action. */
export const tailscale: LogProduct = {
  id: 'tailscale-audit-log',
  name: 'Tailscale audit log',
  time: ['time', 'eventTime', 'event/eventTime', 'fields/recorded'],
  action: [['event/target/property', 'target/property', 'event/target/type', 'target/type'], ['event/action', 'action']],
  actor: ['event/actor/id', 'event/actor/loginName', 'actor/id'],
  target: ['event/target/id', 'event/target/name', 'target/id'],
  source: ['event/actor/ip', 'sourceIP'],
  correlation: ['event/eventGroupID', 'eventGroupID'],
  outcome: [{ at: 'event/error', failures: ['*'] }],
  actions: [
    about('identity', 'sign-in', ['* LOGIN', '* LOGIN_*']),
    about('identity', 'credential', ['API_KEY *', '*KEY* *', '*SECRET *', 'INVITE *']),
    about('identity', 'role', ['USER_ROLE *', '*ROLE* *', 'ACL* *', 'POLICY* *']),
    about('identity', 'account', ['USER *', 'NODE *', 'SHARE *']),
    about('configuration', ['logging', 'setting'], ['*LOG* *', '*STREAM* *']),
    about('configuration', 'setting', ['*_DNS *', 'TAILNET *', '* UPDATE', '* ENABLE', '* DISABLE', '* CREATE', '* DELETE']),
    perhaps(['configuration', 'identity'], ['*']),
  ],
};
