import type { Evidence } from '../../model/evidence.ts';
import type { RegisteredSetting } from '../../model/evidence/settings-register.ts';
import type { Finding } from '../../model/finding.ts';
import { counted, joinText, ours, quote, say, type Text } from '../../model/text.ts';

/** What is asked of the settings of a register. */
export interface SettingQuestion {
  /** Short name, for subjects: `safe defaults`. */
  readonly name: string;
  /** Which settings are asked about. */
  readonly isAsked: (setting: RegisteredSetting) => boolean;
  /** What they are, to follow a number: `settings with a safest value`. */
  readonly asked: string;
  readonly holds: (setting: RegisteredSetting) => boolean;
  /** What those do for which it holds: `come with it`. */
  readonly does: string;
}

const namedMax = 5;

/** Counts in each register for how many settings something holds; a register without any that is asked about says nothing. */
export function settingFindings(registers: readonly Evidence<'settings-register'>[], question: SettingQuestion): readonly Finding[] {
  return registers.flatMap((register) => findingsAbout(register, question));
}

function findingsAbout({ artifact, facts }: Evidence<'settings-register'>, { name, isAsked, asked, holds, does }: SettingQuestion): readonly Finding[] {
  const about = facts.settings.filter(isAsked);
  const place = (setting?: RegisteredSetting): Finding['pointers'][number] => ({ artifact: artifact.digest, path: artifact.path, ...(setting === undefined ? {} : { row: setting.row }) });
  const subject = `${artifact.path} ${name}`;
  if (about.length === 0) return [{ outcome: 'unknown', subject, pointers: [place()], message: say`The register holds ${counted(facts.settings.length, 'setting', 'settings')}, none of them among the ${ours(asked)}.` }];
  const good = about.filter(holds);
  const others = about.filter((setting) => !holds(setting));
  const seen = say`${good.length} of ${about.length} ${ours(asked)} ${ours(does)}`;
  return [
    ...(good.length === 0 ? [] : [{ outcome: 'pass', subject, count: good.length, pointers: [place(good[0])], message: say`${seen}, as the register says.` } as const]),
    ...(others.length === 0 ? [] : [{ outcome: 'fail', subject: `${subject} missing`, count: others.length, pointers: others.slice(0, namedMax).map(place), message: say`${seen}; all are expected to. Not so: ${namesOf(others)}.` } as const]),
  ];
}

function namesOf(settings: readonly RegisteredSetting[]): Text {
  const more = settings.length - namedMax;
  const names = joinText(settings.slice(0, namedMax).map(({ name }) => say`${quote(name)}`), ', ');
  return more > 0 ? say`${names} and ${more} more` : names;
}
