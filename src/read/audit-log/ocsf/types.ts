import { logAreas } from '../../../model/evidence/audit-log.ts';
import type { EventType } from '../event-type.ts';
import { ocsfClasses } from './classes.ts';
import { ocsfTopics } from './topics.ts';

/** What is known about a pair of class and activity. */
export interface OcsfType extends EventType {
  readonly isKnownClass: boolean;
  readonly isKnownActivity: boolean;
}

const unknownClass: OcsfType = { name: 'Class not in the schema', areas: [], possible: logAreas, isKnownClass: false, isKnownActivity: false };

const withUnknownActivity = new Map<number, OcsfType>();
const types = new Map<number, OcsfType>();
for (const [key, { name, areas = [], possible = [], activities }] of Object.entries(ocsfClasses)) {
  const classUid = Number(key);
  const typeOf = (activity: string, isKnownActivity: boolean): OcsfType => {
    const topics = ocsfTopics(classUid, activity);
    return { name: `${name}: ${activity}`, areas, possible, ...(topics.length === 0 ? {} : { topics }), isKnownClass: true, isKnownActivity };
  };
  withUnknownActivity.set(classUid, typeOf('not in the schema', false));
  types.set(classUid * 100, typeOf('Unknown', true));
  types.set(classUid * 100 + 99, typeOf('Other', true));
  activities.split('|').forEach((activity, index) => {
    if (activity !== '') types.set(classUid * 100 + index + 1, typeOf(activity, true));
  });
}

/** The type of an event: `Authentication: Logon` for class 3002 and activity 1. NaN for what is not given. */
export function ocsfType(classUid: number, activityId: number): OcsfType {
  return types.get(classUid * 100 + activityId) ?? withUnknownActivity.get(classUid) ?? unknownClass;
}
