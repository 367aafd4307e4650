/** How long somebody may take at the identity provider. */
export const PENDING_MS = 10 * 60_000;
