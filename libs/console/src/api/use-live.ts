import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

const FALLBACK_MS = 5000;
const AGAIN_MS = 10_000;

/** What the hub calls a thing, and the first part of the keys of all queries that show it. */
const SHOWN_BY: Readonly<Record<string, readonly string[]>> = {
  account: ['members'],
  'api-key': ['keys'],
  application: ['applications'],
  connection: ['connections', 'jobs'],
  credential: ['connections'],
  delivery: ['deliveries', 'applications'],
  document: ['applications'],
  export: ['exports'],
  job: ['jobs'],
  notice: ['notices'],
  organisation: ['organisations'],
  posting: ['postings'],
  publication: ['jobs'],
  webhook: ['webhooks'],
  'support-request': ['support-requests', 'connections'],
};
const ALWAYS = ['audit-events', 'notices'];

let live = false;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
function setLive(next: boolean): void {
  if (next === live) return;
  live = next;
  for (const listener of listeners) listener();
}

/** Listens to the hub and reads anew what it says has changed. Used once, by the shell. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let events: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      events = new EventSource('/console/api/events');
      events.onopen = () => setLive(true);
      events.onerror = () => {
        setLive(false);
        // A browser tries again by itself only while the hub answers with events.
        if (events.readyState === EventSource.CLOSED) timer = setTimeout(listen, AGAIN_MS);
      };
      events.addEventListener('change', ({ data }: MessageEvent<string>) => {
        const topic = topicOf(data);
        if (topic === null) return;
        for (const key of [...(SHOWN_BY[topic] ?? []), ...ALWAYS]) {
          void queries.invalidateQueries({ queryKey: [key] });
        }
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      events.close();
      setLive(false);
    };
  }, [queries]);
}

/** For queries whose page is watched while it changes: asks every five seconds when the hub sends no events. */
export function useLiveInterval(): number | false {
  const isLive = useSyncExternalStore(subscribe, () => live);
  return isLive ? false : FALLBACK_MS;
}

function topicOf(data: string): string | null {
  try {
    const { topic } = JSON.parse(data) as { topic?: unknown };
    return typeof topic === 'string' ? topic : null;
  } catch {
    return null;
  }
}
