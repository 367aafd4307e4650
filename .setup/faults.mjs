// `npm run faults`: the same faults as in `npm test`, for many more deliveries and rounds; its figures are in docs/trust.md.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { status } = spawnSync(
  'node',
  [
    '--experimental-vm-modules',
    '--no-warnings',
    join('node_modules', 'jest', 'bin', 'jest.js'),
    '--selectProjects',
    'faults',
  ],
  {
    stdio: 'inherit',
    env: { FAULT_DELIVERIES: '20000', FAULT_ROUNDS: '40', ...process.env },
  },
);
process.exit(status ?? 1);
