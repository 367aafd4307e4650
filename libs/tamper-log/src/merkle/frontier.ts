import { CompactRange } from './compact-range.js';
import { emptyRoot, nodeHashText } from './node-hash.js';

/** What of a growing tree must be kept to append to it: at most 53 hashes, as JSON. */
export interface FrontierJson {
  /** Number of leaves. */
  readonly size: number;
  /** Base64 hashes of the complete subtrees, the largest first; one per bit that is set in `size`. */
  readonly peaks: readonly string[];
}

/** A growing RFC 6962 tree that keeps only what the next append and the root need. */
export class Frontier extends CompactRange {
  constructor() {
    super(0);
  }

  /** Takes up a frontier where `toJSON` left it; a RangeError if peaks and size do not fit. */
  static fromJSON({ size, peaks }: FrontierJson): Frontier {
    const frontier = new Frontier();
    for (const peak of peaks)
      frontier.append(Buffer.from(peak, 'base64'), largestPowerOfTwo(size - frontier.size));
    if (frontier.size !== size)
      throw new RangeError(`${peaks.length} peaks are not a tree of ${size} leaves`);
    return frontier;
  }

  /** Number of leaves. */
  get size(): number {
    return this.end;
  }

  /** The tree's root hash; SHA-256 of nothing while it is empty. */
  root(): Buffer {
    const root = this.subtrees
      .map(({ hash }) => hash)
      .reduceRight<string | null>((right, left) => (right ? nodeHashText(left, right) : left), null);
    return root === null ? emptyRoot() : Buffer.from(root, 'base64');
  }

  toJSON(): FrontierJson {
    return { size: this.size, peaks: this.subtrees.map(({ hash }) => hash) };
  }
}

function largestPowerOfTwo(limit: number): number {
  let power = 1;
  while (power * 2 <= limit) power *= 2;
  return power;
}
