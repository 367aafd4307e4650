const SHOWN = 4;
const SHORTEST_SHOWN = 16;

/** A secret as it may be shown: only its end, and nothing of a short one. */
export const masked = (secret: string): string =>
  `••••${secret.length >= SHORTEST_SHOWN ? secret.slice(-SHOWN) : ''}`;
