const constant = /^\s{0,8}(?:["'][^"'#$]{0,200}["']|\d{1,10}|csrf\w{0,20}(?:\(\))?|[\w.]{1,60}\.(?:length|size|count|Count))\s{0,8}$/;
/** A text of the maker in another language, asked for by a constant: `t('home.title')`, `.i18n.Tr "home"`, `'Home' | translate`, `#{home.title}` of Thymeleaf. */
const translated = /^\s{0,8}(?:(?:[$\w.]{0,60}[.$])?(?:t|tr|Tr|tc|te|_|__|gettext|translate|trans|i18n)(?:\s{0,4}\(\s{0,4}|\s{0,4})(?:"[^"#$]{1,500}"|'[^'#$]{1,500}')(?:\s{1,4}"[^"]{1,200}"){0,4}\s{0,4}\)?|(?:"[^"]{1,500}"|'[^']{1,500}')\s{0,4}\|\s{0,4}(?:translate|transloco|trans|t|i18n)|#\{[\w.-]{1,100}\})\s{0,8}$/;

/** Whether a template puts out a text that is fixed: a literal, a number, a translation. It counts in no share. */
export function isConstantValue(value: string): boolean {
  return constant.test(value) || translated.test(value);
}
