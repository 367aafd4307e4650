import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconEye, IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type ConsoleApplication,
  type ApplicationDocument,
  documentAddress,
} from '../../api/applications.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { useMay } from '../../session/use-session.js';
import { AddDocuments } from './add-documents.js';
import { DocumentPreview, hasPreview } from './document-preview.js';
import classes from './documents-card.module.css';
import { sizeOf } from './size-of.js';

/** The documents, to look at and to save, and what is still to come. */
export function DocumentsCard({ application }: { application: ConsoleApplication }) {
  const t = useTexts('applications');
  const [shown, setShown] = useState<ApplicationDocument | null>(null);
  const mayAdd = useMay('applications.create');
  const { documents, documentsExpected } = application;
  const missing = Math.max(0, (documentsExpected ?? 0) - documents.length);
  return (
    <Card component="section" aria-labelledby="documents">
      <Title order={2} id="documents" mb="sm">
        {t('documents.title')}
      </Title>
      <Stack gap="sm">
        {documents.length === 0 && missing === 0 && <Text c="dimmed">{t('documents.none')}</Text>}
        {documents.map((document) => (
          <Document
            key={document.id}
            applicationId={application.id}
            document={document}
            onShow={() => setShown(document)}
          />
        ))}
        {missing > 0 && (
          <Text size="sm" c="var(--wait-ink)">
            {t('documents.missing', { count: missing })}
          </Text>
        )}
        {mayAdd && <AddDocuments applicationId={application.id} />}
      </Stack>
      <DocumentPreview applicationId={application.id} document={shown} onClose={() => setShown(null)} />
    </Card>
  );
}

interface DocumentProps {
  applicationId: string;
  document: ApplicationDocument;
  onShow: () => void;
}

function Document({ applicationId, document, onShow }: DocumentProps) {
  const t = useTexts('applications');
  const language = useLanguage();
  const { fileName, category, size, mediaType } = document;
  return (
    <div className={classes['document']}>
      <IconFile size={22} stroke={1.6} aria-hidden className={classes['icon']} />
      <div className={classes['name']}>
        <Text fw={560}>{fileName}</Text>
        <Text size="sm" c="dimmed">
          {t(`categories.${category}`)} · {sizeOf(size, language)}
        </Text>
      </div>
      <Group gap="xs">
        {hasPreview(mediaType) && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconEye size={16} aria-hidden />}
            onClick={onShow}
            aria-label={t('documents.showOne', { name: fileName })}
          >
            {t('documents.show')}
          </Button>
        )}
        <Button
          component="a"
          href={documentAddress(applicationId, document.id)}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={t('documents.saveOne', { name: fileName })}
        >
          {t('documents.save')}
        </Button>
      </Group>
    </div>
  );
}
