// Runs before `npm start` and `npm test`, on any Node from 20: installs what the lock file names when it is missing or older.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';

const lock = 'package-lock.json';
const installed = 'node_modules/.andock-lock';

const isCurrent =
  existsSync(installed) &&
  existsSync('node_modules/.bin/node') &&
  readFileSync(lock).equals(readFileSync(installed));

// Not `npm ci`: it refuses a lock file without the binaries of other platforms, which not every registry carries.
if (!isCurrent) {
  console.log('Installing the packages of package-lock.json …');
  const { status } = spawnSync('npm', ['install', '--no-save', '--include=dev', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
  copyFileSync(lock, installed);
}
