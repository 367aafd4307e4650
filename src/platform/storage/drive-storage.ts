import type { Readable } from 'node:stream';
import { errors } from 'flydrive';
import { Unavailable } from '../errors/request.errors.js';
import { DocumentStorage, type StoredFile } from './document-storage.js';
import type { StorageDriver } from './storage-driver.js';

const FULL = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
]);

/** Documents in whatever flydrive has a driver for. */
export class DriveStorage extends DocumentStorage {
  constructor(private readonly driver: StorageDriver) {
    super();
  }

  override async write(key: string, content: Readable): Promise<void> {
    try {
      await this.driver.putStream(key, content);
    } catch (error) {
      throw isFull(error) ? new Unavailable() : error;
    }
  }

  override read(key: string): Promise<Readable> {
    return this.driver.getStream(key);
  }

  override delete(key: string): Promise<void> {
    return this.driver.delete(key);
  }

  override filesIn(folder: string): AsyncIterable<StoredFile> {
    return this.driver.filesIn(folder);
  }
}

/** The disk is full or broken, or the store is away, too slow, or cannot at the moment. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof errors.E_CANNOT_WRITE_FILE) return isFull(error.cause);
  const { code, $metadata } = error as Error & { code?: string; $metadata?: { httpStatusCode?: number } };
  return (
    (code !== undefined && FULL.has(code)) ||
    error.name === 'TimeoutError' ||
    ($metadata !== undefined && ($metadata.httpStatusCode === undefined || $metadata.httpStatusCode >= 500))
  );
}
