import { Card, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../language/use-texts.js';
import classes from './next-step.module.css';

interface Props {
  title: string;
  /** Explains the step; may hold several paragraphs. */
  children?: ReactNode;
  /** The button or link that does the step. */
  action?: ReactNode;
}

/** The one thing to do now. A page has at most one. */
export function NextStep({ title, children, action }: Props) {
  const t = useTexts('words');
  return (
    <Card className={classes['card'] ?? ''} component="section" aria-label={t('nextStep')}>
      <Group align="flex-start" wrap="nowrap" gap="md">
        <ThemeIcon radius="xl" size="lg" aria-hidden visibleFrom="xs">
          <IconArrowRight size={18} />
        </ThemeIcon>
        <Stack gap={6} flex={1} miw={0}>
          <Text size="xs" fw={620} c="dimmed">
            {t('nextStep')}
          </Text>
          <Text fw={620} size="lg">
            {title}
          </Text>
          {children}
          {action !== undefined && <Group mt="xs">{action}</Group>}
        </Stack>
      </Group>
    </Card>
  );
}
