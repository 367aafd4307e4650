import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PIECE = Buffer.alloc(65_536);

/** A real file system of a few hundred megabytes, which a test can fill to its last byte and free again. */
export class SmallDisk {
  readonly folder: string;
  private readonly ballast: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.ballast = join(folder, 'ballast');
  }

  /** Nothing where this user may not mount one. */
  static mount(megabytes: number): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'andock-small-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
        stdio: 'ignore',
      });
    } catch {
      rmSync(folder, { recursive: true });
      return undefined;
    }
    chmodSync(folder, 0o755);
    return new SmallDisk(folder);
  }

  /** Leaves no byte free. */
  fill(): void {
    for (let size = PIECE.length; size >= 1; size = size >> 1) this.fillWith(PIECE.subarray(0, size));
  }

  free(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private fillWith(piece: Buffer): void {
    try {
      for (;;) writeFileSync(this.ballast, piece, { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}
