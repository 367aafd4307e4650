import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Damage } from './damage.js';

const CHUNK_BYTES = 1 << 20;
const MAX_LINE_BYTES = 4 << 20;
const NEWLINE = 0x0a;

/** Reads a file line by line and hashes it on the way, in constant memory; the next piece is read while the lines of the last are looked at. */
export class LineReader {
  readonly #digest = createHash('sha256');
  /** One piece of memory for the whole file: what is left of the last lines, and behind it what was read. */
  readonly #memory = Buffer.allocUnsafeSlow(MAX_LINE_BYTES + 2 * CHUNK_BYTES);
  readonly #ahead = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #reading: Promise<number> | null = null;
  #chunk = this.#memory.subarray(0, 0);
  /** Where in the chunk the next line begins. */
  #from = 0;
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
    const to = this.#chunk.indexOf(NEWLINE, this.#from);
    if (to < 0) return false;
    this.#current = this.#chunk.subarray(this.#from, to);
    this.#from = to + 1;
    this.#line += 1;
    return true;
  }

  /** Moves to the next line; Damage if the last one has no newline or one is endless. */
  async advance(): Promise<void> {
    while (!this.takeBuffered()) {
      const left = this.#chunk.length - this.#from;
      if (left > MAX_LINE_BYTES) throw this.#damage('the line is too long');
      if (await this.#fill()) continue;
      this.#current = null;
      if (left > 0) throw this.#damage('the line is cut off');
      return;
    }
  }

  /** SHA-256 of the whole file in hexadecimal; reads what is left of it. */
  async sha256(): Promise<string> {
    do this.#from = this.#chunk.length;
    while (await this.#fill());
    return this.#digest.digest('hex');
  }

  #damage(what: string): Damage {
    return new Damage(`${this.name} line ${this.#line + 1}`, what);
  }

  async #fill(): Promise<boolean> {
    const bytesRead = await (this.#reading ?? this.#read());
    const left = this.#chunk.length - this.#from;
    this.#memory.copyWithin(0, this.#from, this.#chunk.length);
    this.#chunk = this.#memory.subarray(0, left + bytesRead);
    this.#from = 0;
    this.#ahead.copy(this.#memory, left, 0, bytesRead);
    this.#reading = bytesRead > 0 ? this.#read() : null;
    this.#digest.update(this.#chunk.subarray(left));
    return bytesRead > 0;
  }

  #read(): Promise<number> {
    const reading = this.file.read(this.#ahead, 0, CHUNK_BYTES).then(({ bytesRead }) => bytesRead);
    // Who waits for it learns that it failed; nobody waits once something else has failed.
    reading.catch(() => undefined);
    return reading;
  }
}
