import type { Connection } from '../connections/public/connection.entity.js';
import { NotPersonio } from './personio.errors.js';
import { PERSONIO } from './personio-name.js';

/** The connection, if it leads to Personio; else throws `NotPersonio`. */
export function personioOnly(connection: Connection): Connection {
  if (connection.partner !== PERSONIO) throw new NotPersonio();
  return connection;
}
