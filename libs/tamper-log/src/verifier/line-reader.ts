import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Damage } from './damage.js';

const CHUNK_BYTES = 1 << 20;
const MAX_LINE_BYTES = 4 << 20;
const NEWLINE = 0x0a;

/** Reads a file line by line and hashes it on the way, in constant memory. */
export class LineReader {
  readonly #digest = createHash('sha256');
  /** One piece of memory for the whole file: what is left of the last lines, and behind it what was read. */
  readonly #memory = Buffer.allocUnsafeSlow(MAX_LINE_BYTES + 2 * CHUNK_BYTES);
  #chunk = this.#memory.subarray(0, 0);
  #line = 0;
  #current: Buffer | null = null;

  constructor(
    private readonly file: FileHandle,
    private readonly name: string,
  ) {}

  /** Number of the current line, from 1; 0 before the first. */
  get line(): number {
    return this.#line;
  }

  /** The current line without its newline, good until the next is read; null after the last. */
  get current(): Buffer | null {
    return this.#current;
  }

  /** Whether the next line is at hand without reading the file. */
  takeBuffered(): boolean {
    const end = this.#chunk.indexOf(NEWLINE);
    if (end < 0) return false;
    this.#current = this.#chunk.subarray(0, end);
    this.#chunk = this.#chunk.subarray(end + 1);
    this.#line += 1;
    return true;
  }

  /** Moves to the next line; Damage if the last one has no newline or one is endless. */
  async advance(): Promise<void> {
    while (!this.takeBuffered()) {
      if (this.#chunk.length > MAX_LINE_BYTES) throw this.#damage('the line is too long');
      if (await this.#fill()) continue;
      this.#current = null;
      if (this.#chunk.length > 0) throw this.#damage('the line is cut off');
      return;
    }
  }

  /** SHA-256 of the whole file in hexadecimal; reads what is left of it. */
  async sha256(): Promise<string> {
    do this.#chunk = this.#memory.subarray(0, 0);
    while (await this.#fill());
    return this.#digest.digest('hex');
  }

  #damage(what: string): Damage {
    return new Damage(`${this.name} line ${this.#line + 1}`, what);
  }

  async #fill(): Promise<boolean> {
    const left = this.#chunk.length;
    this.#memory.copyWithin(0, this.#chunk.byteOffset, this.#chunk.byteOffset + left);
    const { bytesRead } = await this.file.read(this.#memory, left, CHUNK_BYTES);
    this.#digest.update(this.#memory.subarray(left, left + bytesRead));
    this.#chunk = this.#memory.subarray(0, left + bytesRead);
    return bytesRead > 0;
  }
}
