import type { DriverContract } from 'flydrive/types';
import type { StoredFile } from './document-storage.js';

/** What flydrive's drivers do, and a way through all files that holds few of them at a time. */
export interface StorageDriver extends DriverContract {
  /** The files below a folder, which ends with `/`; none when there is no such folder. */
  filesIn(folder: string): AsyncIterable<StoredFile>;
}
