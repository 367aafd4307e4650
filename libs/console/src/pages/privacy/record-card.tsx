import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { exportProcessingRecord } from '../../api/privacy.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { saveFile } from '../../pieces/save-file.js';

/** The record of processing as a page for printing, in the language of the console. */
export function RecordCard() {
  const t = useTexts('privacy');
  const language = useLanguage();
  const asked = useMutation({
    mutationFn: () => exportProcessingRecord(language),
    onSuccess: (page) => saveFile(page, `${t('record.file')}.html`),
  });
  return (
    <Card component="section" aria-labelledby="record">
      <Title order={2} id="record" mb="xs">
        {t('record.title')}
      </Title>
      <Stack align="flex-start">
        <Text c="dimmed">{t('record.why')}</Text>
        <Button
          variant="default"
          leftSection={<IconFileText size={18} aria-hidden />}
          loading={asked.isPending}
          onClick={() => asked.mutate()}
        >
          {t('record.export')}
        </Button>
        <ProblemAlert error={asked.error} />
      </Stack>
    </Card>
  );
}
