import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';

const MOMENT_CHARACTERS = 18;

/** A key is named by the second half of an id: 62 random bits. So it can be made before there is anything to seal. */
export const newKeyName = (): string => uuidv4().slice(MOMENT_CHARACTERS + 1);

/** The name of the key that belongs to an id. */
export const keyNameOf = (id: string): string => id.slice(MOMENT_CHARACTERS + 1);

/** The same in SQL. */
export const keyNameSql = (column: string): string => `substr(${column}::text, ${MOMENT_CHARACTERS + 2})`;

/** An id of this moment whose key has this name. */
export const idWithKey = (name: string, at: Date): string =>
  `${uuidv7({ msecs: at.getTime() }).slice(0, MOMENT_CHARACTERS)}-${name}`;
