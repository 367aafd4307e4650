import { Button, Group } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../language/use-texts.js';

interface Props {
  children: ReactNode;
  /** Takes all filters away; undefined while there are none. */
  onClear?: (() => void) | undefined;
}

/** The filters above a list; what is chosen stands in the address, so that it can be sent to somebody. */
export function FilterBar({ children, onClear }: Props) {
  const t = useTexts('words');
  return (
    <Group component="section" aria-label={t('filter.title')} gap="sm" mb="md" align="flex-end">
      {children}
      {onClear && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconFilterOff size={16} aria-hidden />}
          onClick={onClear}
        >
          {t('filter.clearAll')}
        </Button>
      )}
    </Group>
  );
}
