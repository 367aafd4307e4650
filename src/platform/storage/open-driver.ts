import { fileURLToPath } from 'node:url';
import type { DriverContract } from 'flydrive/types';
import { SettingsRefused } from '../config/settings.schema.js';
import { DurableFSDriver } from './durable-fs-driver.js';

/**
 * The driver that `STORAGE_URL` asks for: `file:///path`, or `s3://bucket?region=eu-central-1&endpoint=https://…`
 * with credentials from the environment, as the AWS client reads them.
 */
export async function openDriver(storageUrl: string): Promise<DriverContract> {
  const url = URL.parse(storageUrl);
  if (url?.protocol === 'file:') return openLocal(url);
  if (url?.protocol === 's3:' && url.hostname) return openS3(url);
  throw new SettingsRefused(['STORAGE_URL: a URL that starts with file:// or s3:// is needed']);
}

async function openLocal(url: URL): Promise<DriverContract> {
  const driver = new DurableFSDriver(fileURLToPath(url));
  await driver.removeAbandoned();
  return driver;
}

async function openS3(url: URL): Promise<DriverContract> {
  const { S3Driver } = await import('flydrive/drivers/s3').catch((): never => {
    throw new SettingsRefused([
      'STORAGE_URL: s3:// needs the packages @aws-sdk/client-s3 and @aws-sdk/s3-request-presigner, which are not installed',
    ]);
  });
  const endpoint = url.searchParams.get('endpoint');
  return new S3Driver({
    bucket: url.hostname,
    region: url.searchParams.get('region') ?? 'us-east-1',
    ...(endpoint && { endpoint, forcePathStyle: true }),
    visibility: 'private',
    supportsACL: false,
  });
}
