import { ActionIcon, FileButton, Button, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconTrash } from '@tabler/icons-react';
import { DOCUMENT_CATEGORIES, type DocumentCategory, LARGEST_DOCUMENT } from '../../api/applications.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import classes from './documents-card.module.css';
import { sizeOf } from './size-of.js';
import type { Upload, Uploads } from './use-uploads.js';

/** Chooses files, says what each is, and shows how far it has come. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = useTexts('applications');
  const language = useLanguage();
  return (
    <Stack gap="sm">
      {uploads.all.map((upload) => (
        <UploadLine key={upload.id} upload={upload} uploads={uploads} />
      ))}
      <Group gap="sm">
        <FileButton multiple onChange={uploads.add}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={18} aria-hidden />}>
              {t('upload.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t('upload.limit', { size: sizeOf(LARGEST_DOCUMENT, language) })}
        </Text>
      </Group>
    </Stack>
  );
}

function UploadLine({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const t = useTexts('applications');
  const language = useLanguage();
  const { id, file, category, state, sent, error } = upload;
  const isTooLarge = file.size > LARGEST_DOCUMENT;
  const isSettled = state === 'sending' || state === 'done';
  return (
    <div className={classes['document']}>
      <div className={classes['name']}>
        <Text fw={560}>{file.name}</Text>
        <Text size="sm" c={isTooLarge ? 'error' : 'dimmed'}>
          {sizeOf(file.size, language)}
          {isTooLarge && ` · ${t('upload.tooLarge')}`}
          {state === 'done' && ` · ${t('upload.done')}`}
        </Text>
      </div>
      <Select
        size="xs"
        w={170}
        aria-label={t('upload.category', { name: file.name })}
        data={DOCUMENT_CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
        value={category}
        onChange={(next) => next && uploads.change(id, { category: next as DocumentCategory })}
        allowDeselect={false}
        disabled={isSettled}
      />
      {!isSettled && (
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          size={34}
          aria-label={t('upload.remove', { name: file.name })}
          onClick={() => uploads.remove(id)}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      )}
      {state === 'sending' && (
        <Progress.Root w="100%" size="sm">
          <Progress.Section value={sent * 100} aria-label={t('upload.progress', { name: file.name })} />
        </Progress.Root>
      )}
      <ProblemAlert error={error} />
    </div>
  );
}

/** Whether a file is too large for the hub. */
export const someTooLarge = ({ all }: Uploads): boolean =>
  all.some(({ file }) => file.size > LARGEST_DOCUMENT);
