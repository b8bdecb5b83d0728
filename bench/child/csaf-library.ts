/** The same by the library in its basic mode: schema and mandatory tests, no facts and no places. With 0 passes it only loads it. */
import { readFileSync } from 'node:fs';

interface Advisory {
  readonly vulnerabilities: readonly unknown[];
}

// The library brings no types.
const load = (name: string): Promise<unknown> => import(`@secvisogram/csaf-validator-lib/${name}.js`);
const basic = (await load('basic')) as Readonly<Record<string, unknown>>;
const { default: validate } = (await load('validate')) as { readonly default: (tests: readonly unknown[], document: unknown) => Promise<{ readonly isValid: boolean }> };

const [, , path = '', passes = '0'] = process.argv;
let figures: Readonly<Record<string, number>> = { works: 1 };
if (Number(passes) > 0) {
  const text = readFileSync(path, 'utf8');
  const tests = Object.values(basic);
  const once = async (): Promise<{ readonly isValid: boolean; readonly document: Advisory }> => {
    const document = JSON.parse(text) as Advisory;
    return { isValid: (await validate(tests, document)).isValid, document };
  };
  let { isValid, document } = await once();
  const startedAt = process.cpuUsage();
  for (let pass = 0; pass < Number(passes); pass += 1) ({ isValid, document } = await once());
  const { user, system } = process.cpuUsage(startedAt);
  figures = { vulnerabilities: document.vulnerabilities.length, failed: isValid ? 0 : 1, perSecond: (Number(passes) * 1e6) / (user + system) };
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
