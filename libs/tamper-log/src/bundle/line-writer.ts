import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const BATCH_BYTES = 1 << 20;
/** A piece as large as this is not worth a copy. */
const ALONE_BYTES = 1 << 14;
const NEWLINE = Buffer.from('\n');

/** Writes lines to a new file in large pieces, and hashes them on the way. */
export class LineWriter {
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  readonly #digest = createHash('sha256');

  private constructor(private readonly file: FileHandle) {}

  /** Creates the file; an error if it is there already. */
  static async open(path: string): Promise<LineWriter> {
    return new LineWriter(await open(path, 'wx'));
  }

  async write(lines: Uint8Array): Promise<void> {
    if (lines.length >= ALONE_BYTES) {
      await this.#flush();
      await this.#write(lines);
      this.#pieces.push(NEWLINE);
      return;
    }
    this.#pieces.push(lines, NEWLINE);
    this.#bytes += lines.length + NEWLINE.length;
    if (this.#bytes >= BATCH_BYTES) await this.#flush();
  }

  /** Answers with the SHA-256 of the whole file in hexadecimal. */
  async close(): Promise<string> {
    await this.#flush();
    await this.file.close();
    return this.#digest.digest('hex');
  }

  async #flush(): Promise<void> {
    await this.#write(Buffer.concat(this.#pieces));
    this.#pieces = [];
    this.#bytes = 0;
  }

  async #write(piece: Uint8Array): Promise<void> {
    this.#digest.update(piece);
    await this.file.writeFile(piece);
  }
}
