import { about, nowhere, perhaps, within, type LogProduct } from '../product.ts';

/** Windows event log of the security channel as JSON; an action is the number of its event. */
export const windows: LogProduct = {
  id: 'windows-event-log',
  name: 'Windows event log',
  time: ['TimeCreated', 'TimeGenerated', 'Event/System/TimeCreated/#attributes/SystemTime', 'EventTime'],
  action: [['EventID', 'Event/System/EventID']],
  actor: ['ExtraEventData/SubjectUserName', 'ExtraEventData/SubjectUserSid', 'UserID', 'SubjectUserName', 'Event/EventData/SubjectUserName'],
  target: ['ExtraEventData/TargetUserName', 'ExtraEventData/ObjectName', 'ExtraEventData/NewProcessName', 'TargetUserName', 'Computer', 'Event/EventData/TargetUserName'],
  source: ['ExtraEventData/IpAddress', 'ExtraEventData/WorkstationName', 'IpAddress', 'Computer', 'Event/EventData/IpAddress'],
  correlation: ['ExtraEventData/SubjectLogonId', 'ExtraEventData/TargetLogonId', 'EventRecordID'],
  outcome: [{ at: 'ExtraEventData/Status', failures: ['0xc*'] }, { at: 'EventID', failures: ['4625', '4771', '4777'], successes: ['4624', '4648'] }],
  actions: [
    about('identity', 'sign-in', ['4624', '4648', '4768', '4769', '4778']),
    about('identity', 'failed-sign-in', ['4625', '4771', '4776', '4777']),
    about('identity', 'credential', ['4723', '4724', '4794', '4886', '4887']),
    about('identity', 'account', ['4720', '4722', '4725', '4726', '4740', '4741', '4743', '4767', '4781']),
    about('identity', 'role', ['4728', '4729', '4732', '4733', '4756', '4757', '4704', '4705', '4672', '4670', '4738']),
    about('configuration', ['logging', 'setting'], ['1102', '4719', '104', '1100', '4906', '4907']),
    about('configuration', 'setting', ['4697', '7045', '4698', '4699', '4700', '4701', '4702', '4739', '4657', '4946', '4947', '4948', '4950', '5025']),
    about('data', 'read', ['4663', '5140', '5145', '4661']),
    about('data', 'change', ['4660', '5136', '5137', '5141']),
    about('network', 'network', ['5156', '5157', '5152', '5154', '3']),
    within('identity', ['4634', '4647', '4779']),
    nowhere(['4688', '4689', '1', '4696']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
