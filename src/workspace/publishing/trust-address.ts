import type { Settings } from '../../settings/settings.ts';

/** Where everybody finds a published product. @param settings as they are in force */
export function trustAddress({ trustUrl, publicUrl }: Pick<Settings, 'trustUrl' | 'publicUrl'>, slug: string): string {
  return new URL(`/trust/${slug}/`, trustUrl === '' ? publicUrl : trustUrl).href;
}
