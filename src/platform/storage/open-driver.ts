import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SettingsRefused } from '../config/settings-refused.js';
import { DurableFSDriver } from './durable-fs-driver.js';
import type { StorageDriver } from './storage-driver.js';

const TRIES = 3;
const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;

/**
 * The driver that `STORAGE_URL` asks for: `file:///path`, or `s3://bucket?region=eu-central-1&endpoint=https://…`
 * with credentials from the environment, as the AWS client reads them.
 */
export async function openDriver(storageUrl: string): Promise<StorageDriver> {
  const url = URL.parse(storageUrl);
  if (url?.protocol === 'file:') return openLocal(url);
  if (url?.protocol === 's3:' && url.hostname) return openS3(url);
  throw new SettingsRefused(['STORAGE_URL: a URL that starts with file:// or s3:// is needed']);
}

async function openLocal(url: URL): Promise<StorageDriver> {
  const folder = fileURLToPath(url);
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new SettingsRefused([
      `STORAGE_URL: ${folder} cannot be made (${error.code}). Nothing was changed.`,
    ]);
  });
  const driver = new DurableFSDriver(folder);
  await driver.removeAbandoned();
  return driver;
}

/** Loaded only where it is wanted: the AWS client is large. */
async function openS3(url: URL): Promise<StorageDriver> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { DurableS3Driver } = await import('./durable-s3-driver.js');
  const endpoint = url.searchParams.get('endpoint');
  const client = new S3Client({
    region: url.searchParams.get('region') ?? 'us-east-1',
    maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint, forcePathStyle: true }),
  });
  return new DurableS3Driver(client, url.hostname);
}
