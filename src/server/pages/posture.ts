import { loosenPage, posturePage, settingsPage, type ShownSetting } from '../../pages/posture.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { applyTemplate } from '../../workspace/acts/settings/apply-template.ts';
import { listSettings } from '../../workspace/acts/settings/list-settings.ts';
import { loosenSetting } from '../../workspace/acts/settings/loosen-setting.ts';
import { readPosture } from '../../workspace/acts/settings/read-posture.ts';
import { tightenSetting } from '../../workspace/acts/settings/tighten-setting.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';
import { endOfDay } from './times.ts';

const dayMilliseconds = 86_400_000;

const posture: Look = {
  acts: [readPosture],
  show: async ({ visitor, ask, sent }) => posturePage(visitor, { ...(await ask(readPosture, {})), sent }),
};

const loosening: Look = {
  acts: [listSettings],
  show: async (visit) => {
    const setting = await settingOf(visit);
    return loosenPage(setting, new Date(Date.parse(visit.now) + ((setting.daysMost ?? 1) - 1) * dayMilliseconds).toISOString().slice(0, 10), visit.sent);
  },
};

async function settingOf({ ask, path }: Visit): Promise<ShownSetting> {
  const setting = (await ask(listSettings, {})).settings.find(({ key, kind }) => key === path['key'] && kind === 'protecting');
  if (setting === undefined) throw new ActRefused('not-found', 'There is no such setting that protects something.');
  return setting;
}

/** The text of a field as the kind of value that the setting has; the act says what is wrong with it. */
function valueFrom(text: string, like: ShownSetting['default']): unknown {
  if (typeof like === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (typeof like === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : text;
  return typeof like === 'object' ? text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '') : text;
}

export const posturePages: readonly PageRoute[] = [
  lookAt('/posture', posture),
  sentTo('/posture/template', [applyTemplate], async ({ ask, sent: { values } }) => {
    await ask(applyTemplate, { template: values.get('template'), reason: values.get('reason') ?? '' });
    return '/posture';
  }, posture),
  sentTo('/posture/loosenings/{looseningId}/ending', [tightenSetting], async ({ ask, path }) => {
    await ask(tightenSetting, { looseningId: path['looseningId'] });
    return '/posture';
  }, posture),
  lookAt('/settings', { acts: [listSettings], show: async ({ visitor, ask }) => settingsPage(visitor, (await ask(listSettings, {})).settings) }),
  lookAt('/settings/{key}', loosening),
  sentTo('/settings/{key}', [listSettings, loosenSetting], async (visit) => {
    const { key, default: safe } = await settingOf(visit);
    const { values } = visit.sent;
    await visit.ask(loosenSetting, { key, value: valueFrom(values.get('value') ?? '', safe), reason: values.get('reason') ?? '', expiresAt: endOfDay(values.get('expiresAt')) });
    return '/posture#loosenings';
  }, loosening),
];
