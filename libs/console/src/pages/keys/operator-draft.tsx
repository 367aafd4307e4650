import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { GeneratedKey } from '../../api/keys.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyButton } from '../../pieces/copy-button.js';
import { Note } from '../../pieces/note.js';
import classes from './operator-key.module.css';

interface Props {
  draft: GeneratedKey;
  name: string;
  isSaving: boolean;
  onSave: (id: string) => void;
}

/** A key fresh from the hub: copy it, then save it. */
export function OperatorDraft({ draft, name, isSaving, onSave }: Props) {
  const t = useTexts('keys');
  const [copied, setCopied] = useState(false);
  return (
    <Card component="section" aria-label={t('draft.title', { name })} className={classes['draft'] ?? ''}>
      <Stack gap="sm">
        <Text fw={620}>{t('draft.title', { name })}</Text>
        <code className={classes['key']}>{draft.key}</code>
        <Note tone="wait">
          <Text size="sm">{t('draft.once')}</Text>
        </Note>
        <Group>
          <CopyButton
            value={draft.key}
            label={t('draft.copy')}
            asButton
            isPrimary={!copied}
            onCopied={() => setCopied(true)}
          />
          <Button variant={copied ? 'filled' : 'default'} loading={isSaving} onClick={() => onSave(draft.id)}>
            {t('draft.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
