// `npm test` and `npm run check`: every step by name, in order, stopping at the first that fails; counts at the end.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', name);
const results = join('dist', 'jest-results.json');
const jest = (project) => [
  'node',
  '--experimental-vm-modules',
  '--no-warnings',
  join('node_modules', 'jest', 'bin', 'jest.js'),
  '--selectProjects',
  project,
  '--json',
  `--outputFile=${results}`,
];

const quick = [
  { name: 'build', command: ['node', '.setup/build.mjs'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  {
    name: 'console types',
    command: [bin('tsc'), '-p', 'libs/console/tsconfig.json', '--noEmit'],
    needs: 'libs/console/tsconfig.json',
  },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--quiet', 'src', 'libs', 'test'] },
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
  { name: 'unit', command: jest('unit'), counts: true },
];
const slow = [
  { name: 'e2e', command: jest('e2e'), counts: true },
  { name: 'browser', command: jest('browser'), counts: true, needs: 'test/browser' },
  { name: 'faults', command: jest('faults'), counts: true, needs: 'test/faults' },
];

let passed = 0;
let failed = 0;
for (const { name, command, counts, needs } of process.argv.includes('--quick')
  ? quick
  : [...quick, ...slow]) {
  if (needs && !existsSync(needs)) continue;
  console.log(`\n── ${name}`);
  const started = Date.now();
  const [program, ...args] = command;
  rmSync(results, { force: true });
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (counts && existsSync(results)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests;
  } else {
    passed += status === 0 ? 1 : 0;
    failed += status === 0 ? 0 : 1;
  }
  console.log(
    `   ${name}: ${status === 0 ? 'good' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  if (status !== 0) {
    failed = Math.max(failed, 1);
    break;
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
