// `npm test` and `npm run check`: every step by name, stopping at the first that fails; counts at the end. The looks at the
// code do not depend on one another, so two of them run at a time; tests run one after another. Files of the slow tests that
// fail are run once more, alone: what is good then is named as flaky at the end (docs/decisions/0008).
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const AT_A_TIME = 2;
const MOST_RUN_AGAIN = 2;
const bin = (name) => join('node_modules', '.bin', name);
const results = join('dist', 'jest-results.json');
const tests = (project, ...files) => ({
  name: files.length > 0 ? `${project} again` : project,
  command: [
    'node',
    '--experimental-vm-modules',
    '--no-warnings',
    join('node_modules', 'jest', 'bin', 'jest.js'),
    '--selectProjects',
    project,
    // Jest leaves a core alone unless it is told. What measures a recovery, and what failed once, has the machine for itself.
    `--maxWorkers=${project === 'faults' || files.length > 0 ? '1' : '100%'}`,
    '--json',
    `--outputFile=${results}`,
    ...(files.length > 0 ? ['--', ...files] : []),
  ],
  project,
});

const build = { name: 'build', command: ['node', '.setup/build.mjs'] };
const looks = [
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--quiet', 'src', 'libs', 'test'] },
  { name: 'console types', command: [bin('tsc'), '-p', 'libs/console/tsconfig.json', '--noEmit'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'import rules', command: [bin('depcruise'), 'src', 'libs', '--config', '.dependency-cruiser.cjs'] },
  { name: 'unused code', command: [bin('knip')] },
  {
    name: 'OpenAPI rules',
    command: [
      bin('spectral'),
      'lint',
      'openapi/*.json',
      '--ruleset',
      '.spectral.yaml',
      '--fail-severity',
      'error',
      '--quiet',
    ],
  },
];
const quick = [tests('unit')];
const slow = [{ ...tests('e2e'), again: true }, { ...tests('browser'), again: true }, tests('faults')];

let passed = 0;
let failed = 0;
const flaky = [];

await one(build, 'inherit');
const waiting = [...looks];
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    while (waiting.length > 0) await one(waiting.shift(), 'pipe');
  }),
);
for (const step of process.argv.includes('--quick') ? quick : [...quick, ...slow]) await one(step, 'inherit');
for (const file of flaky)
  console.log(`\nFLAKY: ${file} failed, and was good when it ran alone. That is a fault to be found.`);
console.log(`\n${passed} passed, ${failed} failed, ${flaky.length} flaky`);
process.exit(failed === 0 ? 0 : 1);

/** Runs a step unless one has failed; what it says is shown at once, or when it is over. */
async function one(step, output) {
  if (failed > 0) return;
  const status = await run(step, output);
  const files = status !== 0 && step.again ? failedFiles() : [];
  count(status === 0 || files.length > 0, step);
  if (files.length === 0) return;
  await one(tests(step.project, ...files), output);
  if (failed === 0) flaky.push(...files);
}

async function run({ name, command: [program, ...args] }, output) {
  const started = Date.now();
  rmSync(results, { force: true });
  if (output === 'inherit') console.log(`\n── ${name}`);
  const child = spawn(program, args, { stdio: ['inherit', output, output] });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));
  const status = await new Promise((ended) => child.on('error', () => ended(1)).on('close', ended));
  if (output === 'pipe') console.log(`\n── ${name}\n${said.trimEnd()}`);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`   ${name}: ${status === 0 ? 'good' : 'FAILED'}, ${seconds} s`);
  return status;
}

/** The files that are run again: none where so many failed that it is no chance. */
function failedFiles() {
  const files = (told()?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => relative('.', name));
  return files.length <= MOST_RUN_AGAIN ? files : [];
}

function told() {
  return existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
}

/** Of files that run again only those count that were good at once. */
function count(good, { project }) {
  const jest = project && told();
  if (jest) {
    const counted = jest.testResults.filter(({ status }) => !good || status !== 'failed');
    const tests = counted.flatMap(({ assertionResults }) => assertionResults);
    passed += tests.filter(({ status }) => status === 'passed').length;
    failed += tests.filter(({ status }) => status === 'failed').length;
  } else {
    passed += good ? 1 : 0;
  }
  if (!good) failed = Math.max(failed, 1);
}
