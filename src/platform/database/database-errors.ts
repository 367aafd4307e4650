const UNSTORABLE = new Set(['22021', '22P05']);
/** No connection, no room, shutting down, or stopped so that another transaction could go on. */
const UNAVAILABLE = /^(08|53|57P0|40001|40P01)/;
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** Whether the database refused text that it cannot store, such as a NUL character. */
export const isUnstorableText = (error: unknown): boolean => UNSTORABLE.has(codeOf(error) ?? '');

/** Whether the database was not there, full, shutting down or resolved a deadlock, so that the same call may succeed later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return UNAVAILABLE.test(code) || UNREACHABLE.has(code);
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(error.message)
  );
}

/** The name of the constraint that refused a change, if one did. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
