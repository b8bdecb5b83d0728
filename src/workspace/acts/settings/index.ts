import type { AnyAct } from '../../act.ts';
import { applyTemplate } from './apply-template.ts';
import { listChimes } from './list-chimes.ts';
import { listSettings } from './list-settings.ts';
import { loosenSetting } from './loosen-setting.ts';
import { readPosture } from './read-posture.ts';
import { readStatistics } from './read-statistics.ts';
import { tightenSetting } from './tighten-setting.ts';
import { turnStatisticsOff } from './turn-statistics-off.ts';
import { turnStatisticsOn } from './turn-statistics-on.ts';

export const settingsActs: readonly AnyAct[] = [listSettings, loosenSetting, tightenSetting, applyTemplate, readPosture, listChimes, readStatistics, turnStatisticsOn, turnStatisticsOff];
