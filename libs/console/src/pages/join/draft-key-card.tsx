import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type GeneratedKey, type Overlap, OVERLAPS } from '../../api/keys.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyButton } from '../../pieces/copy-button.js';
import { Note } from '../../pieces/note.js';
import classes from './keys.module.css';

export interface Saving {
  id: string;
  overlap: Overlap;
  /** The last day on which the key is good, YYYY-MM-DD; empty for no end. */
  lastDay: string;
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
  const [lastDay, setLastDay] = useState('');
  return (
    <Stack className={classes['draft'] ?? ''} gap="sm" component="section" aria-label={t('keys.draft')}>
      <Text fw={620}>{t('keys.draft')}</Text>
      <code className={classes['key']}>{draft.key}</code>
      <Note tone="wait">
        <Text size="sm">
          {t('keys.once')} {t('keys.void')}
        </Text>
      </Note>
      <TextInput
        type="date"
        label={t('keys.lastDay')}
        description={t('keys.lastDayWhy')}
        value={lastDay}
        min={tomorrow()}
        onChange={(event) => setLastDay(event.currentTarget.value)}
        maw={260}
      />
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
          onClick={() => onSave({ id: draft.id, overlap, lastDay })}
        >
          {t('keys.save')}
        </Button>
      </Group>
    </Stack>
  );
}

function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
