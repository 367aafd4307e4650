import { SettingsRefused } from '../config/settings-refused.js';

/** The master keys of the setting are not those that this installation was written with. */
export class MasterKeyDoesNotFit extends SettingsRefused {
  constructor() {
    super(['MASTER_KEY: does not open the keys of this installation. Nothing was changed.']);
  }
}

/** The setting is no list of master keys. */
export class MasterKeyUnreadable extends SettingsRefused {
  constructor(reason: string) {
    super([`MASTER_KEY: ${reason}`]);
  }
}

/** There are keys, but the file with the master key that was made for them is gone. */
export class MasterKeyMissing extends SettingsRefused {
  constructor(file: string) {
    super([
      `MASTER_KEY: not set, and ${file}, which this installation was written with, is missing. Nothing was changed.`,
    ]);
  }
}

/** The key store is another one than this database was written with, or a new and empty one. */
export class KeyStoreDoesNotFit extends SettingsRefused {
  constructor() {
    super([
      'KEY_STORE_URL: this is not the key store that belongs to the database. Nothing was changed.' +
        ' Where it is lost for good, `andock keys:accept-store` goes on without the applications it opened.',
    ]);
  }
}
