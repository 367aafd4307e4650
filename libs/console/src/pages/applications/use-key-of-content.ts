import { useCallback, useRef } from 'react';
import { newIdempotencyKey } from '../../api/idempotency-key.js';

/** Gives what is sent its key: the same for another try, a new one once the content has changed. */
export function useKeyOfContent(): (content: object) => string {
  const last = useRef<{ text: string; key: string }>(undefined);
  return useCallback((content) => {
    const text = JSON.stringify(content);
    if (last.current?.text !== text) last.current = { text, key: newIdempotencyKey() };
    return last.current.key;
  }, []);
}
