import { BoxDoesNotOpen, type MasterKeys, unwrapKey } from '@andock/secret-box';
import { MasterKeyDoesNotFit } from './secrets.errors.js';

/** What a key on the shelf is bound to: under another name it does not open. */
const sharedContext = (name: string): string => `data_key/${name}`;
const boundContext = (name: string): string => `bound_data_key/${name}`;

/** A key on the shelf, and whether it is of use only together with the key of its organisation. */
export interface OpenedKey {
  readonly key: Buffer;
  readonly context: string;
  readonly isBound: boolean;
}

/** New keys are bound; those of the first version are used as they are. */
export const contextOfNewKey = boundContext;

/** Opens a key of either version. Throws `MasterKeyDoesNotFit`. */
export function openShelvedKey(master: MasterKeys, name: string, wrapped: Buffer): OpenedKey {
  for (const context of [boundContext(name), sharedContext(name)]) {
    try {
      const key = unwrapKey(master, wrapped, context);
      return { key, context, isBound: context === boundContext(name) };
    } catch (error) {
      if (!(error instanceof BoxDoesNotOpen)) throw error;
    }
  }
  throw new MasterKeyDoesNotFit();
}
