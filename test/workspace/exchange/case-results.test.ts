import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { exportResults } from '../../../src/workspace/acts/exchange/export-results.ts';
import { judgeDifference } from '../../../src/workspace/acts/inquiries/judge-difference.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { handIn, writeAnswer } from '../../../src/workspace/acts/inquiries/write-answers.ts';
import { oscalAssessmentResults } from '../../../src/report/oscal-results/results-schema.ts';
import { internal, inquiryWorld, type InquiryWorld } from '../inquiries/inquiry-world.ts';

interface Finding { readonly target: { readonly 'target-id': string; readonly status: { readonly state: string } } }
interface Claim { readonly 'bom-ref': string; readonly reasoning: string }
interface Mapped { readonly requirement: string; readonly claims?: readonly string[]; readonly counterClaims?: readonly string[] }

describe('a case in the forms of others', () => {
  let world: InquiryWorld;
  before(async () => { world = await inquiryWorld(); });
  after(async () => world.close());

  const given = async (purchase: string, form: 'oscal' | 'cyclonedx'): Promise<string> => {
    const { digest } = await world.door.perform(world.assessor, exportResults, { purchase, form });
    const pieces = [];
    for await (const piece of world.services.evidence.open(world.scope, digest)) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  };

  async function answered(isTender: boolean): Promise<string> {
    const opened = await world.openCase({ isTender, makers: ['Acme', 'Beta'] });
    const { sheets: [sheet = ''] } = await world.ask(opened, isTender ? undefined : opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const { questions } = await world.door.perform(contact, readOwnSheet, {});
    const idOf = (requirement: string): string | undefined => questions.find(({ reference }) => reference === requirement)?.id;
    const [passwords, mfa] = [idOf('demand-guide/default-passwords'), idOf('demand-guide/mfa-by-default')];
    for (const question of [passwords, mfa]) await world.door.perform(contact, writeAnswer, { question, state: 'yes', text: 'OUR-ANSWER\n*so* it is.' });
    await world.door.perform(contact, handIn, {});
    if (!isTender) await world.door.perform(world.assessor, judgeDifference, { sheet, question: passwords, differs: true });
    return opened.purchase;
  }

  test('OSCAL takes what is seen as findings and what is answered as an observation; what is unknown is no finding, whatever was answered', async () => {
    const text = await given(await answered(false), 'oscal');
    const read = oscalAssessmentResults.safeParse(JSON.parse(text));
    assert.deepEqual(read.error?.issues, undefined);
    const { results } = (JSON.parse(text) as { readonly 'assessment-results': { readonly results: readonly { readonly title: string; readonly findings: readonly Finding[]; readonly observations: readonly { readonly methods: readonly string[]; readonly props: readonly { readonly name: string; readonly value: string }[] }[]; readonly props: readonly { readonly name: string; readonly value: string }[] }[] } })['assessment-results'];
    const [acme, beta] = ['Acme', 'Beta'].map((name) => results.find(({ title }) => title.includes(name)));
    assert.deepEqual(acme?.findings.map(({ target }) => [target['target-id'], target.status.state]), [['demand-guide.disclosure-policy_statement', 'satisfied'], ['demand-guide.default-passwords_statement', 'not-satisfied']]);
    assert.ok(acme?.props.some(({ name, value }) => name === 'unknown' && value === 'demand-guide/mfa-by-default'));
    const said = acme?.observations.filter(({ methods }) => methods.includes('INTERVIEW')) ?? [];
    assert.deepEqual([said.length, said.flatMap(({ props }) => props.filter(({ name }) => name === 'differs')).length, beta?.observations.length], [2, 1, 2]);
    for (const word of [internal.budget, internal.need, 'contradicted']) assert.ok(!text.includes(word), word);
  });

  test('CycloneDX has claims and counter-claims of what is seen and said, none of what is unknown, and no numbers', async () => {
    const purchase = await answered(false);
    const text = await given(purchase, 'cyclonedx');
    assert.equal(text, await given(purchase, 'cyclonedx'));
    const { declarations } = JSON.parse(text) as { readonly declarations: { readonly claims: readonly Claim[]; readonly attestations: readonly { readonly summary: string; readonly map: readonly Mapped[] }[] } };
    const [acme = [], beta = []] = ['Acme', 'Beta'].map((name) => declarations.attestations.find(({ summary }) => summary.includes(name))?.map);
    const kinds = (map: readonly Mapped[], requirement: string): unknown => (({ claims = [], counterClaims = [] }) => [claims, counterClaims].map((list) => list.map((ref) => ref.split(':')[1])))(map.find((one) => one.requirement === requirement) ?? assert.fail(requirement));
    assert.deepEqual(kinds(acme, 'demand-guide/default-passwords'), [['answer'], ['seen']]);
    assert.deepEqual(kinds(acme, 'demand-guide/mfa-by-default'), [['answer'], []]);
    assert.deepEqual(kinds(beta, 'demand-guide/mfa-by-default'), [[], []]);
    assert.ok(declarations.claims.some(({ reasoning }) => reasoning.includes('A person confirmed that this differs')));
    assert.doesNotMatch(text, /"score"/u);
  });

  test('what is sealed is in neither', async () => {
    const purchase = await answered(true);
    for (const form of ['oscal', 'cyclonedx'] as const) assert.ok(!(await given(purchase, form)).includes('OUR-ANSWER'), form);
  });
});
