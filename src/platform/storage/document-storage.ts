import type { Readable } from 'node:stream';

/** Port: keeps sealed documents as files, each under a key such as `organisation/application/document`. */
export abstract class DocumentStorage {
  /** Stores all of the content durably, or nothing of it when the content breaks off. */
  abstract write(key: string, content: Readable): Promise<void>;
  /** The stored bytes; the stream fails when there are none. */
  abstract read(key: string): Promise<Readable>;
  /** Removes the file; one that is not there is removed already. */
  abstract delete(key: string): Promise<void>;
}
