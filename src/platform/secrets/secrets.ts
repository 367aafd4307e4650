import { deriveKey } from '@andock/secret-box';
import { ROOT_KEY_ID, type SealingKeys } from './sealing-keys.js';

/** Secrets of the installation, one per purpose. They outlive a change of the master key. */
export class Secrets {
  private constructor(private readonly root: Buffer) {}

  static async open(keys: SealingKeys): Promise<Secrets> {
    return new Secrets(await keys.openOrCreate(ROOT_KEY_ID));
  }

  /** The secret of a purpose, and the name under which it may be mentioned. */
  derive(purpose: string): { readonly id: string; readonly key: Buffer } {
    return { id: `${purpose}-1`, key: deriveKey(this.root, purpose) };
  }
}
