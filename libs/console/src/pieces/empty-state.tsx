import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  icon: Icon;
  title: string;
  /** What to do so that something will be here. */
  next: string;
  action?: ReactNode;
  /** Where nothing else is the page’s heading. */
  isHeading?: boolean;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon: Icon, title, next, action, isHeading = false }: Props) {
  return (
    <Stack align="center" gap={6} py="xl" px="md" ta="center">
      <ThemeIcon variant="light" size={44} radius="xl" mb="xs" aria-hidden>
        <Icon size={22} />
      </ThemeIcon>
      <Text fw={620} component={isHeading ? 'h1' : 'p'} m={0}>
        {title}
      </Text>
      <Text c="dimmed" maw="46ch">
        {next}
      </Text>
      {action}
    </Stack>
  );
}
