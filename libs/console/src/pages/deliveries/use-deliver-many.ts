import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { deliverAgain } from '../../api/deliveries.js';

interface Refused {
  id: string;
  error: unknown;
}

/** Delivers one after the other, so that a flood never starts at a click; what is refused does not stop the rest. */
export function useDeliverMany(ids: readonly string[]) {
  const queries = useQueryClient();
  const stopped = useRef(false);
  const [phase, setPhase] = useState<'asking' | 'working' | 'done'>('asking');
  const [done, setDone] = useState(0);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const start = async () => {
    setPhase('working');
    for (const id of ids) {
      if (stopped.current) return;
      try {
        await deliverAgain(id);
      } catch (error) {
        setRefused((now) => [...now, { id, error }]);
      }
      setDone((now) => now + 1);
    }
    setPhase('done');
    await queries.invalidateQueries({ queryKey: ['deliveries'] });
  };
  const stop = () => {
    stopped.current = true;
    void queries.invalidateQueries({ queryKey: ['deliveries'] });
  };
  return { phase, done, refused, start, stop };
}
