import type { IncomingMessage } from 'node:http';
import { v7 as uuidv7 } from 'uuid';

const ids = new WeakMap<IncomingMessage, string>();

/** The id of a call, the same wherever it is named: answer, log line and audit event. */
export function requestIdOf(request: IncomingMessage): string {
  let id = ids.get(request);
  if (!id) ids.set(request, (id = uuidv7()));
  return id;
}
