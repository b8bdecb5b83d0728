import type { AnyAct } from '../../act.ts';
import { applyTemplate } from './apply-template.ts';
import { listChimes } from './list-chimes.ts';
import { listSettings } from './list-settings.ts';
import { loosenSetting } from './loosen-setting.ts';
import { readPosture } from './read-posture.ts';
import { tightenSetting } from './tighten-setting.ts';

export const settingsActs: readonly AnyAct[] = [listSettings, loosenSetting, tightenSetting, applyTemplate, readPosture, listChimes];
