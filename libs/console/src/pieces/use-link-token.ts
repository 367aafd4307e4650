import { useState } from 'react';

/** The token of a mailed link; it stands behind `#`, where no server sees it. Empty when there is none. */
export function useLinkToken(): string {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '');
  return token;
}
