import { statisticsPage } from '../../pages/statistics.ts';
import { readStatistics } from '../../workspace/acts/settings/read-statistics.ts';
import { turnStatisticsOff } from '../../workspace/acts/settings/turn-statistics-off.ts';
import { turnStatisticsOn } from '../../workspace/acts/settings/turn-statistics-on.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const statistics: Look = { acts: [readStatistics], show: async ({ visitor, ask, sent }) => statisticsPage(visitor, { ...(await ask(readStatistics, {})), sent }) };

export const statisticsPages: readonly PageRoute[] = [
  lookAt('/statistics', statistics),
  sentTo('/statistics', [turnStatisticsOn], async ({ ask, sent: { values } }) => {
    await ask(turnStatisticsOn, { reason: values.get('reason') ?? '', address: values.get('address') ?? '' });
    return '/statistics';
  }, statistics),
  sentTo('/statistics/ending', [turnStatisticsOff], async ({ ask }) => {
    await ask(turnStatisticsOff, {});
    return '/statistics';
  }, statistics),
];
