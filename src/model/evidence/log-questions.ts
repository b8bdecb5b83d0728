/** What an event is about, in the eyes of a responder: finer than an area, and an event may be about several. */
export type LogTopic = 'sign-in' | 'failed-sign-in' | 'second-factor' | 'credential' | 'setting' | 'role' | 'account' | 'read' | 'change' | 'logging' | 'network';

export const logTopics = ['sign-in', 'failed-sign-in', 'second-factor', 'credential', 'setting', 'role', 'account', 'read', 'change', 'logging', 'network'] as const satisfies readonly LogTopic[];

/** Events that can answer something: about any one of the topics, with all of the fields, and with a time. */
export interface LogNeed {
  readonly topics: readonly LogTopic[];
  readonly fields: readonly ('actor' | 'action' | 'target' | 'outcome' | 'source' | 'correlation')[];
}

/**
 * Ten questions that responders ask first (ours; the clauses that call for the events are in goal 7 of the pledge).
 * `asks` is the question; `needs` says which events answer it.
 */
export const logQuestions = {
  'who-signed-in': { asks: 'Who signed in, and from where?', needs: { topics: ['sign-in'], fields: ['actor', 'source'] } },
  'failed-sign-ins': { asks: 'Which sign-ins failed, and from where?', needs: { topics: ['failed-sign-in'], fields: ['actor', 'source'] } },
  'credentials-made': { asks: 'Which tokens, keys and passwords were made or changed, and by whom?', needs: { topics: ['credential'], fields: ['actor'] } },
  'settings-changed': { asks: 'Which settings were changed, and by whom?', needs: { topics: ['setting', 'logging'], fields: ['actor', 'action'] } },
  'rights-changed': { asks: 'Which roles or rights were changed, and by whom?', needs: { topics: ['role'], fields: ['actor', 'action'] } },
  'accounts-changed': { asks: 'Which accounts were added or removed, and by whom?', needs: { topics: ['account'], fields: ['actor', 'target'] } },
  'data-read': { asks: 'Which records were read or exported, and by whom?', needs: { topics: ['read'], fields: ['actor', 'target'] } },
  'data-changed': { asks: 'Which records were changed or deleted, and by whom?', needs: { topics: ['change'], fields: ['actor', 'target'] } },
  'logging-changed': { asks: 'Was the logging itself changed, and by whom?', needs: { topics: ['logging'], fields: ['actor', 'action'] } },
  connections: { asks: 'Which connections were there, from where to where?', needs: { topics: ['network'], fields: ['source', 'target'] } },
} as const satisfies Readonly<Record<string, { readonly asks: string; readonly needs: LogNeed }>>;

export type LogQuestionId = keyof typeof logQuestions;

export const logQuestionIds = Object.keys(logQuestions) as readonly LogQuestionId[];

/**
 * What well-known detections need of a log to find anything (ours, in the words of common practice). All needs of one must be there.
 * That they are there does not mean that a detection was run.
 */
export const logDetections = {
  'impossible-travel': { title: 'Impossible travel', needs: [{ topics: ['sign-in'], fields: ['actor', 'source', 'outcome'] }] },
  'password-spraying': { title: 'Password spraying', needs: [{ topics: ['failed-sign-in'], fields: ['actor', 'source'] }] },
  'sign-in-after-failures': { title: 'Sign-in after many failures', needs: [{ topics: ['failed-sign-in'], fields: ['actor'] }, { topics: ['sign-in'], fields: ['actor', 'outcome'] }] },
  'mfa-fatigue': { title: 'Many prompts for a second factor', needs: [{ topics: ['second-factor'], fields: ['actor', 'outcome'] }] },
  'new-administrator': { title: 'New administrator', needs: [{ topics: ['role'], fields: ['actor', 'target'] }] },
  'account-made-and-used': { title: 'Account made, used and removed', needs: [{ topics: ['account'], fields: ['actor', 'target'] }, { topics: ['sign-in'], fields: ['actor'] }] },
  'new-credential': { title: 'New token or key from an unusual place', needs: [{ topics: ['credential'], fields: ['actor', 'source'] }] },
  'session-taken-over': { title: 'One session from two places', needs: [{ topics: ['sign-in', 'read', 'change', 'setting'], fields: ['actor', 'source', 'correlation'] }] },
  'logging-off': { title: 'Logging switched off', needs: [{ topics: ['logging'], fields: ['actor', 'action'] }] },
  'mass-download': { title: 'Mass download', needs: [{ topics: ['read'], fields: ['actor', 'target'] }] },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly needs: readonly LogNeed[] }>>;

export type LogDetectionId = keyof typeof logDetections;

export const logDetectionIds = Object.keys(logDetections) as readonly LogDetectionId[];

/** How far a sample meets one need. */
export interface LogAnswer {
  /** Events that meet it. */
  readonly events: number;
  /** 1-based row of the first of them; absent when there is none. */
  readonly firstRow?: number;
  /** The most frequent type among them, in the words of the log's vocabulary. */
  readonly type?: string;
  /** Events about a topic of it that lack a field, or a time. */
  readonly lacking: number;
  /** 1-based row of the first of those. */
  readonly firstLackingRow?: number;
}
