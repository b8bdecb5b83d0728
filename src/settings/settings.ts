import type { register, SettingKey } from './register.ts';

type Widened<Value> = Value extends boolean ? boolean : Value extends number ? number : Value extends string ? string : readonly string[];

/** The values in force: defaults, the configuration, and what is loosened at this moment. Read them when they are needed, never keep them. */
export type Settings = { readonly [Key in SettingKey]: Widened<(typeof register)[Key]['default']> };
