import type { Readable } from 'node:stream';
import type { DriverContract } from 'flydrive/types';
import { Unavailable } from '../errors/request.errors.js';
import { DocumentStorage } from './document-storage.js';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);

/** Documents in whatever flydrive has a driver for. */
export class DriveStorage extends DocumentStorage {
  constructor(private readonly driver: DriverContract) {
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
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && FULL.has(String(error.code));
