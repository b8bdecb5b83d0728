/** Writes ARCHITECTURE.md: the flow and the table of rooms, from the same data that the linter holds. `--check` only compares. */
import { rooms } from './architecture.ts';
import { writeOrCheck } from './write-or-check.ts';

const table = Object.entries(rooms).map(([name, room]) => `| \`src/${name}/\` | ${room.purpose} | ${room.mayImport.length === 0 ? 'nothing of ours' : room.mayImport.join(', ')} | ${room.isPure ? 'yes' : 'no'} | ${room.reason} |`).join('\n');

writeOrCheck('ARCHITECTURE.md', `# Architecture

<!-- Written by tools/generate-architecture.ts; change tools/architecture.ts and run npm run generate. -->

Bytes come in, evidence is read from them, checks look at the evidence, verdicts follow, and reports show them:

\`\`\`
collect → read → check → judge → report        (assess runs them in one call; cli prints)
\`\`\`

## Rooms
Imports run one way, and the linter holds them (\`.oxlintrc.json\` is generated from this table; \`test/gates.test.ts\` plants a violation of each).

| folder | what it is for | may import | pure | why no more |
|---|---|---|---|---|
${table}

*Pure*: no clock, randomness, network, file or process; the time is passed in. So the same artifacts, rules and time give the same bytes, and the engine also runs in a browser.

## The way of one file
1. \`collect/folder.ts\` lists the product's files. Links are not followed; Git runs with everything off that a repository could use to start a program.
2. \`assess/candidates.ts\` picks evidence: what \`assay.yaml\` names, or, without one, what looks like evidence.
3. \`analyser/\` starts a child process that may read only that folder: no writing, no network, no processes, no database module, limited heap and time. A file that ends the child ends as a finding, and the others go on.
4. In the child \`read/head.ts\` looks at the first bytes and exactly one reader of \`read/index.ts\` takes the file. All bytes pass \`read/gateway/\`: strict decoding, and limits on size, depth, keys, numbers and strings before anything is built.
5. The reading (facts and notes, never the bytes) comes back as JSON. \`judge/run-checks.ts\` hands each check only the kinds of evidence that it declared; missing evidence is \`unknown\`, a check that throws is \`error\`. For \`assay inspect\` the checks run in the child too (\`assess/inspecting-child.ts\`): findings come back, which \`assess/inspection.ts\` looks at part by part.
6. \`judge/judge-requirement.ts\` joins findings into one verdict a requirement. Its laws are property tests: total, order-free, monotone (leaving evidence out never helps), and deterministic.
7. \`report/\` writes it. Text from evidence reaches a place only through the escape of that place (\`report/escape/\`), which is a type.

## One idea, one place
File name = export = id = fixture folder = page. Requirements are data in \`catalog/\`; logic is in \`check/\`; no check knows a requirement.
Tests stand beside the code (\`*.test.ts\`); \`test/\` holds those of the whole system; \`fixtures/\` carry their expected outcome in the name; \`test/conformance/\` runs outside suites when they are there.

Decisions, with the road not taken: \`docs/decisions/\`.
`);
