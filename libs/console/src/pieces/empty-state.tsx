import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  icon: Icon;
  title: string;
  /** What to do so that something will be here. */
  next: string;
  action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon: Icon, title, next, action }: Props) {
  return (
    <Stack align="center" gap={6} py="xl" px="md" ta="center">
      <ThemeIcon variant="light" size={44} radius="xl" mb="xs" aria-hidden>
        <Icon size={22} />
      </ThemeIcon>
      <Text fw={620}>{title}</Text>
      <Text c="dimmed" maw="46ch">
        {next}
      </Text>
      {action}
    </Stack>
  );
}
