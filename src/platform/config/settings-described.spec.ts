import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SETTING_NAMES } from './settings.schema.js';

/** Only a test kills its own hub. */
const FOR_TESTS = ['FAILPOINT'];
/** What the S3 client and the images of others read. */
const OTHERS = /^(AWS|POSTGRES|MINIO)_/;
const GIVEN = /^ {6}([A-Z][A-Z\d_]+):/gm;

const readme = readFileSync('README.md', 'utf8');
const told = [...readme.slice(readme.indexOf('## Settings')).matchAll(/`(_?[A-Z][A-Z\d_]+)`/g)].map(
  ([, name]) => String(name),
);

describe('settings', () => {
  it.each(SETTING_NAMES.filter((name) => !FOR_TESTS.includes(name)))(
    '%s is described in the README',
    (name) => {
      expect(told.some((one) => one === name || (one.startsWith('_') && name.endsWith(one)))).toBe(true);
    },
  );

  it.each(readdirSync('docker').filter((name) => name.endsWith('.yaml') && name.startsWith('compose')))(
    'of docker/%s are settings that there are',
    (file) => {
      const names = [...readFileSync(join('docker', file), 'utf8').matchAll(GIVEN)].map(([, name]) =>
        String(name),
      );
      expect(names.length).toBeGreaterThan(3);
      const unknown = names.filter(
        (name) => !OTHERS.test(name) && !SETTING_NAMES.includes(name.replace(/_FILE$/, '')),
      );
      expect(unknown).toEqual([]);
    },
  );
});
