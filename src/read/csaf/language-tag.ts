import { languageSubtags, regionSubtags, scriptSubtags, extendedSubtags, grandfathered } from './generated/language-subtags.ts';

const languages = new Set(languageSubtags.split(' '));
const scripts = new Set(scriptSubtags.split(' '));
const regions = new Set(regionSubtags.split(' '));
/** An extended language with the language that it follows: `yue zh`. */
const extended = new Set(extendedSubtags.split(','));
const old = new Set(grandfathered.split(' '));

/** Parts of a tag (RFC 5646, section 2.1), lower-case. */
interface Parts {
  readonly language: string;
  readonly extension: string | undefined;
  readonly script: string | undefined;
  readonly region: string | undefined;
}

const form = /^([a-z]{2,8})(?:-([a-z]{3}(?:-[a-z]{3}){0,2}))?(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/;
const LENGTH_MAX = 100;

function partsOf(tag: string): Parts | undefined {
  const found = tag.length > LENGTH_MAX ? null : form.exec(tag.toLowerCase());
  return found === null ? undefined : { language: found[1] ?? '', extension: found[2], script: found[3], region: found[4] };
}

/** Whether the tag has the form of RFC 5646 and its language, script and region are in the register. Variants are judged by form only. */
export function isKnownLanguage(tag: string): boolean {
  const lower = tag.toLowerCase();
  if (old.has(lower) || (tag.length <= LENGTH_MAX && /^x(?:-[a-z0-9]{1,8})+$/.test(lower))) return true;
  const parts = partsOf(tag);
  if (parts === undefined) return false;
  const { language, extension, script, region } = parts;
  return (languages.has(language) || isPrivateUse(parts))
    && (extension === undefined || extended.has(`${extension} ${language}`))
    && (script === undefined || scripts.has(script) || isPrivateScript(script))
    && (region === undefined || regions.has(region) || isPrivateRegion(region));
}

/** Whether language, script or region is one that the register leaves to private use. */
export function isPrivateLanguage(tag: string): boolean {
  const parts = partsOf(tag);
  if (parts === undefined) return false;
  return isPrivateUse(parts) || (parts.script !== undefined && isPrivateScript(parts.script)) || (parts.region !== undefined && isPrivateRegion(parts.region));
}

function isPrivateUse({ language }: Parts): boolean {
  return language.length === 3 && language >= 'qaa' && language <= 'qtz';
}

function isPrivateScript(script: string): boolean {
  return script >= 'qaaa' && script <= 'qabx';
}

function isPrivateRegion(region: string): boolean {
  return region === 'aa' || region === 'zz' || (region >= 'qm' && region <= 'qz') || (region.length === 2 && region >= 'xa' && region <= 'xz');
}
