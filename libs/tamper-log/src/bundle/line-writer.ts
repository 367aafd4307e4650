import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const BATCH_BYTES = 1 << 20;
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

  async write(line: Uint8Array): Promise<void> {
    this.#pieces.push(line, NEWLINE);
    this.#bytes += line.length + NEWLINE.length;
    if (this.#bytes >= BATCH_BYTES) await this.#flush();
  }

  /** Answers with the SHA-256 of the whole file in hexadecimal. */
  async close(): Promise<string> {
    await this.#flush();
    await this.file.close();
    return this.#digest.digest('hex');
  }

  async #flush(): Promise<void> {
    const piece = Buffer.concat(this.#pieces);
    this.#digest.update(piece);
    await this.file.writeFile(piece);
    this.#pieces = [];
    this.#bytes = 0;
  }
}
