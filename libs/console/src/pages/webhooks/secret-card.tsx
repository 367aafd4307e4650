import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../language/use-texts.js';
import { CopyButton } from '../../pieces/copy-button.js';
import { Note } from '../../pieces/note.js';
import classes from './secret-card.module.css';

interface Props {
  secret: string;
  onClose: () => void;
}

/** A secret fresh from the hub, to be copied now. */
export function SecretCard({ secret, onClose }: Props) {
  const t = useTexts('webhooks');
  const [copied, setCopied] = useState(false);
  return (
    <Card component="section" aria-label={t('secret.title')} className={classes['card'] ?? ''}>
      <Stack gap="sm">
        <Text fw={620}>{t('secret.title')}</Text>
        <code className={classes['secret']}>{secret}</code>
        <Note tone="wait">
          <Text size="sm">{t('secret.once')}</Text>
        </Note>
        <Group>
          <CopyButton
            value={secret}
            label={t('secret.copy')}
            asButton
            isPrimary={!copied}
            onCopied={() => setCopied(true)}
          />
          <Button variant={copied ? 'filled' : 'default'} onClick={onClose}>
            {t('secret.done')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
