import { Group, Text } from '@mantine/core';
import { useTexts } from '../language/use-texts.js';
import { CopyButton } from './copy-button.js';

/** An id in small type with its copy button. */
export function CopyableId({ id, label }: { id: string; label?: string }) {
  const t = useTexts('words');
  return (
    <Group gap={4} wrap="nowrap" maw="100%">
      <Text component="span" className="mono" size="xs" c="dimmed" truncate>
        {label !== undefined && `${label} `}
        {id}
      </Text>
      <CopyButton value={id} label={t('copy.id')} />
    </Group>
  );
}
