import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type GeneratedKey, type Overlap, OVERLAPS } from '../../api/keys.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyButton } from '../../pieces/copy-button.js';
import { Note } from '../../pieces/note.js';
import classes from './keys.module.css';

export interface Saving {
  id: string;
  overlap: Overlap;
}

interface Props {
  draft: GeneratedKey;
  /** Another key is in use, which may stay good for a while. */
  hasOlder: boolean;
  isSaving: boolean;
  onSave: (saving: Saving) => void;
}

/** A key fresh from the hub: copy it, then save it. */
export function DraftKeyCard({ draft, hasOlder, isSaving, onSave }: Props) {
  const t = useTexts('join');
  const [copied, setCopied] = useState(false);
  const [overlap, setOverlap] = useState<Overlap>('none');
  return (
    <Stack className={classes['draft'] ?? ''} gap="sm" component="section" aria-label={t('keys.draft')}>
      <Text fw={620}>{t('keys.draft')}</Text>
      <code className={classes['key']}>{draft.key}</code>
      <Note tone="wait">
        <Text size="sm">
          {t('keys.once')} {t('keys.void')}
        </Text>
      </Note>
      {hasOlder && (
        <Select
          label={t('keys.overlap')}
          data={OVERLAPS.map((value) => ({ value, label: t(`keys.overlaps.${value}`) }))}
          value={overlap}
          onChange={(value) => setOverlap((value as Overlap | null) ?? 'none')}
          allowDeselect={false}
          maw={260}
        />
      )}
      <Group>
        <CopyButton
          value={draft.key}
          label={t('keys.copy')}
          asButton
          isPrimary={!copied}
          onCopied={() => setCopied(true)}
        />
        <Button
          variant={copied ? 'filled' : 'default'}
          loading={isSaving}
          onClick={() => onSave({ id: draft.id, overlap })}
        >
          {t('keys.save')}
        </Button>
      </Group>
    </Stack>
  );
}
