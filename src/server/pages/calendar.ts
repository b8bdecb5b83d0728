import { calendarPage } from '../../pages/calendar.ts';
import { readCalendar } from '../../workspace/acts/calendar/read-calendar.ts';
import { readDigest } from '../../workspace/acts/calendar/read-digest.ts';
import { setDigest } from '../../workspace/acts/calendar/set-digest.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const calendar: Look = {
  acts: [readCalendar, readDigest],
  show: async ({ ask, sent }) => calendarPage({ ...(await ask(readCalendar, {})), digest: await ask(readDigest, {}), sent }),
};

export const calendarPages: readonly PageRoute[] = [
  lookAt('/calendar', calendar),
  {
    method: 'GET', path: '/calendar/assay.ics', acts: [readCalendar],
    page: async ({ isSignedIn, perform }) => {
      if (!isSignedIn) return { goTo: '/sign-in?next=%2Fcalendar' };
      const { calendar: text } = (await perform(readCalendar, { calendar: true })) as { readonly calendar: string | null };
      return { file: text ?? '', name: 'assay.ics', type: 'text/calendar; charset=utf-8' };
    },
  },
  sentTo('/calendar/digest', [setDigest], async ({ ask, sent: { values } }) => {
    const every = values.get('every');
    await ask(setDigest, { every: every === 'never' ? null : every });
    return '/calendar#digest';
  }, calendar),
];
