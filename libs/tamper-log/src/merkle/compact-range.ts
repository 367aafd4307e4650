import { HASH_BYTES, nodeHashText } from './node-hash.js';

const HASH_CHARACTERS = 44;

/** A complete subtree: `count` leaves (a power of two) from leaf `first` (a multiple of `count`) on, and their hash in base64; a text costs less than a buffer to make and to drop. */
export interface Subtree {
  readonly first: number;
  readonly count: number;
  readonly hash: string;
}

/** Consecutive leaves, kept as the fewest complete subtrees that cover them; memory grows with the logarithm. */
export class CompactRange {
  readonly #subtrees: Subtree[] = [];
  #end: number;

  constructor(start = 0) {
    this.#end = start;
  }

  /** Number of the leaf that the next append begins with. */
  get end(): number {
    return this.#end;
  }

  /** The covering subtrees, from left to right. */
  get subtrees(): readonly Subtree[] {
    return this.#subtrees;
  }

  /** Appends a leaf, or a complete subtree of `count` leaves, by its hash as bytes or in padded base64; a RangeError if it does not fit at this place. */
  append(hash: Uint8Array | string, count = 1): void {
    const text = typeof hash === 'string' ? hash : encode(hash);
    if (text.length !== HASH_CHARACTERS || !text.endsWith('='))
      throw new RangeError(`A hash has ${HASH_BYTES} bytes`);
    if (!isPowerOfTwo(count) || this.#end % count !== 0 || !Number.isSafeInteger(this.#end + count)) {
      throw new RangeError(`No subtree of ${count} leaves begins at leaf ${this.#end}`);
    }
    let added: Subtree = { first: this.#end, count, hash: text };
    this.#end += count;
    for (let left = this.#subtrees.at(-1); left && areSiblings(left, added); left = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      added = { first: left.first, count: 2 * left.count, hash: nodeHashText(left.hash, added.hash) };
    }
    this.#subtrees.push(added);
  }
}

function encode({ buffer, byteOffset, length }: Uint8Array): string {
  if (length !== HASH_BYTES) throw new RangeError(`A hash has ${HASH_BYTES} bytes, not ${length}`);
  return Buffer.from(buffer, byteOffset, length).toString('base64');
}

function areSiblings(left: Subtree, right: Subtree): boolean {
  return left.count === right.count && left.first % (2 * left.count) === 0;
}

function isPowerOfTwo(count: number): boolean {
  return Number.isSafeInteger(count) && count > 0 && 2 ** Math.round(Math.log2(count)) === count;
}
