import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface Props {
  /** What is told, and its value; a row without a value is left out. */
  rows: readonly (readonly [string, ReactNode])[];
}

/** What is known of one thing, line by line. */
export function Facts({ rows }: Props) {
  return (
    <dl className={classes['facts']}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name} className={classes['row']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
