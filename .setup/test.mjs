// `npm test` and `npm run check`: every step by name, stopping at the first that fails; counts at the end. The looks at the
// code do not depend on one another, so two of them run at a time; tests run one after another.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const AT_A_TIME = 2;
const bin = (name) => join('node_modules', '.bin', name);
const results = join('dist', 'jest-results.json');
const tests = (project) => ({
  name: project,
  command: [
    'node',
    '--experimental-vm-modules',
    '--no-warnings',
    join('node_modules', 'jest', 'bin', 'jest.js'),
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${results}`,
  ],
  counts: true,
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
const slow = [tests('e2e'), tests('browser'), tests('faults')];

let passed = 0;
let failed = 0;

await one(build, 'inherit');
const waiting = [...looks];
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    while (waiting.length > 0) await one(waiting.shift(), 'pipe');
  }),
);
for (const step of process.argv.includes('--quick') ? quick : [...quick, ...slow]) await one(step, 'inherit');
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs a step unless one has failed; what it says is shown at once, or when it is over. */
async function one({ name, command: [program, ...args], counts }, output) {
  if (failed > 0) return;
  const started = Date.now();
  rmSync(results, { force: true });
  if (output === 'inherit') console.log(`\n── ${name}`);
  const child = spawn(program, args, { stdio: ['inherit', output, output] });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));
  const status = await new Promise((ended) => child.on('error', () => ended(1)).on('close', ended));
  if (output === 'pipe') console.log(`\n── ${name}\n${said.trimEnd()}`);
  count(status === 0, counts);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`   ${name}: ${status === 0 ? 'good' : 'FAILED'}, ${seconds} s`);
}

function count(good, counts) {
  if (counts && existsSync(results)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests;
  } else {
    passed += good ? 1 : 0;
  }
  if (!good) failed = Math.max(failed, 1);
}
