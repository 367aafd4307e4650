import type { ReactNode } from 'react';
import classes from './timeline.module.css';

/** What happened, one after the other. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className={classes['timeline']} aria-label={label}>
      {children}
    </ol>
  );
}

/** One thing that happened. */
export function TimelineItem({
  tone = 'calm',
  children,
}: {
  tone?: 'calm' | 'good' | 'bad' | 'info' | 'wait';
  children: ReactNode;
}) {
  return (
    <li className={classes['item']} data-tone={tone}>
      {children}
    </li>
  );
}
