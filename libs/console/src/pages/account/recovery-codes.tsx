import { Code, Group, SimpleGrid, Text } from '@mantine/core';
import { useTexts } from '../../language/use-texts.js';
import { CopyButton } from '../../pieces/copy-button.js';
import { Note } from '../../pieces/note.js';

/** New recovery codes, which are shown only now. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTexts('account');
  return (
    <Note tone="wait" title={t('recovery.title')}>
      <Text size="sm">{t('recovery.why')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" my="sm">
        {codes.map((code) => (
          <Code key={code}>{code}</Code>
        ))}
      </SimpleGrid>
      <Group>
        <CopyButton value={codes.join('\n')} label={t('recovery.copy')} asButton isPrimary={false} />
      </Group>
    </Note>
  );
}
