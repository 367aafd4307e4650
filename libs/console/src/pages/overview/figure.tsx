import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure.module.css';

interface Props {
  value: ReactNode;
  label: string;
  tone?: 'calm' | 'wait' | 'bad';
}

/** One number and what it counts. */
export function Figure({ value, label, tone = 'calm' }: Props) {
  return (
    <div className={classes['figure']} data-tone={tone}>
      <span className={classes['value']}>{value}</span>
      <Text component="span" size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}
