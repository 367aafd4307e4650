import { Text } from '@mantine/core';
import { type ApplicationDocument, documentAddress, previewAddress } from '../../api/applications.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import classes from './document-preview.module.css';

const IMAGES = ['image/png', 'image/jpeg', 'image/gif'];
const PDF = 'application/pdf';

/** Whether a browser can show it without running anything of it. */
export const hasPreview = (mediaType: string): boolean => mediaType === PDF || IMAGES.includes(mediaType);

interface Props {
  applicationId: string;
  document: ApplicationDocument | null;
  onClose: () => void;
}

/** Shows an image, or a PDF in a frame whose policy lets nothing load and nothing run. */
export function DocumentPreview({ applicationId, document, onClose }: Props) {
  const t = useTexts('applications');
  return (
    <Dialog opened={document !== null} onClose={onClose} title={document?.fileName ?? ''} size="xl">
      {document?.mediaType === PDF && (
        <>
          <iframe
            className={classes['frame']}
            src={previewAddress(applicationId, document.id)}
            title={document.fileName}
          />
          <Text size="sm" c="dimmed" mt="xs">
            {t('documents.noViewer')}
          </Text>
        </>
      )}
      {document && IMAGES.includes(document.mediaType) && (
        <img
          className={classes['image']}
          src={documentAddress(applicationId, document.id)}
          alt={document.fileName}
        />
      )}
    </Dialog>
  );
}
