import type { Readable } from 'node:stream';

/** A file as the storage lists it. */
export interface StoredFile {
  readonly key: string;
  /** When it was written, by the storage's own clock. */
  readonly storedAt: Date;
}

/** Port: keeps sealed documents as files, each under a key such as `organisation/application/document`. */
export abstract class DocumentStorage {
  /** Stores all of the content durably, or nothing of it when the content breaks off. */
  abstract write(key: string, content: Readable): Promise<void>;
  /** The stored bytes; the stream fails when there are none. */
  abstract read(key: string): Promise<Readable>;
  /** Removes the file; one that is not there is removed already. */
  abstract delete(key: string): Promise<void>;
  /** The files whose keys begin with a folder such as `organisation/`, in no order, few of them held at a time. */
  abstract filesIn(folder: string): AsyncIterable<StoredFile>;
}
