// `npm run soak`: the feed of jobs and the fuzzing of `/v1` as in `npm test`, for longer.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { status } = spawnSync(
  'node',
  [
    '--experimental-vm-modules',
    '--no-warnings',
    join('node_modules', 'jest', 'bin', 'jest.js'),
    '--selectProjects',
    'e2e',
    '--runInBand',
    'v1-jobs-feed',
    'v1-fuzz',
  ],
  {
    stdio: 'inherit',
    env: { FEED_SECONDS: '60', FUZZ_RUNS: '500', ...process.env },
  },
);
process.exit(status ?? 1);
