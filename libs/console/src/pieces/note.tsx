import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './note.module.css';

const ICONS = {
  info: IconInfoCircle,
  wait: IconAlertTriangle,
  bad: IconAlertTriangle,
  good: IconCircleCheck,
} as const;

interface Props {
  tone?: keyof typeof ICONS;
  title?: string;
  children?: ReactNode;
}

/** Something the reader has to know at this place. */
export function Note({ tone = 'info', title, children }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={classes['note']} data-tone={tone}>
      <Icon size={20} aria-hidden className={classes['icon']} />
      <div className={classes['text']}>
        {title !== undefined && <Text fw={620}>{title}</Text>}
        {children}
      </div>
    </div>
  );
}
