import { Transform } from 'node:stream';

/** Sizes in bytes: `first` for the first frame, `next` for every other; the last frame may be shorter, even empty. */
interface FrameSizes {
  readonly first: number;
  readonly next: number;
}

/**
 * A transform that sees frames of fixed sizes, whatever the pieces it is written in, and knows which is the last.
 * Holds one frame; a frame's bytes are overwritten after the call.
 */
export function inFrames(sizes: FrameSizes, onFrame: (frame: Buffer, isLast: boolean) => Buffer): Transform {
  const space = Buffer.allocUnsafeSlow(Math.max(sizes.first, sizes.next));
  let size = sizes.first;
  let filled = 0;

  const take = (isLast: boolean): Buffer => {
    const result = onFrame(space.subarray(0, filled), isLast);
    size = sizes.next;
    filled = 0;
    return result;
  };

  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      try {
        let read = 0;
        while (read < piece.length) {
          if (filled === size) this.push(take(false));
          const copied = piece.copy(space, filled, read, read + size - filled);
          filled += copied;
          read += copied;
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, take(true));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
