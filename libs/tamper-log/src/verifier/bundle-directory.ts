import { constants } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { LineReader } from './line-reader.js';

const MAX_TEXT_BYTES = 16 << 20;

/** Says why a file of the bundle cannot be read. */
export class UnreadableFile extends Error {}

/** The files of a bundle; reads plain files only, so that no link or pipe leads elsewhere. */
export class BundleDirectory {
  constructor(private readonly path: string) {}

  /** Names of everything in the directory. */
  async names(): Promise<string[]> {
    try {
      return await readdir(this.path);
    } catch (error) {
      throw new UnreadableFile(reasonOf(error));
    }
  }

  /** A small file's bytes and its UTF-8 text; one that is larger than a bundle can have is refused unread. */
  async readText(name: string, mostBytes = MAX_TEXT_BYTES): Promise<{ bytes: Buffer; text: string }> {
    return this.#use(name, async (file) => {
      if ((await file.stat()).size > mostBytes) throw new UnreadableFile('it is too large');
      const bytes = await file.readFile();
      return { bytes, text: decodeUtf8(bytes) };
    });
  }

  /** Lets `work` read a large file line by line. */
  readLines<T>(name: string, work: (lines: LineReader) => Promise<T>): Promise<T> {
    return this.#use(name, (file) => work(new LineReader(file, name)));
  }

  /** SHA-256 of a file in hexadecimal. */
  sha256(name: string): Promise<string> {
    return this.readLines(name, (lines) => lines.sha256());
  }

  async #use<T>(name: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
    const file = await openPlainFile(join(this.path, name));
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  }
}

async function openPlainFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    throw new UnreadableFile(reasonOf(error));
  }
  throw new UnreadableFile('it is not a plain file');
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('it is not UTF-8 text');
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'it is missing';
  if (code === 'ELOOP' || code === 'EMLINK') return 'it is a link';
  return `it cannot be read (${String(code ?? error)})`;
}
