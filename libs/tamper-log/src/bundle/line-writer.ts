import { open, type FileHandle } from 'node:fs/promises';

const BATCH_BYTES = 1 << 20;
const NEWLINE = Buffer.from('\n');

/** Writes lines to a new file in large pieces. */
export class LineWriter {
  #pieces: Uint8Array[] = [];
  #bytes = 0;

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

  async close(): Promise<void> {
    await this.#flush();
    await this.file.close();
  }

  async #flush(): Promise<void> {
    await this.file.writeFile(Buffer.concat(this.#pieces));
    this.#pieces = [];
    this.#bytes = 0;
  }
}
